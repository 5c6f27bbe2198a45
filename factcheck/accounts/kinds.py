"""The kinds of action on people that history knows."""

from factcheck.audit.kinds import register

ADD = register("person.add", "added a person")
EDIT = register("person.edit", "changed a person’s details")
ROLES = register("person.roles", "changed a person’s roles")
DEACTIVATE = register("person.deactivate", "closed a person’s account")
PASSWORD = register("person.password", "set a new password")
KEYS = register("person.keys", "changed their own keys")
MAIL = register("person.mail", "switched their notices by mail on or off")
PASSWORD_RENEWED = register(
    "person.renew_password_hash", "signed in; the password’s hash was renewed"
)
