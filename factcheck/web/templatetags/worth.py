"""Check-worthiness in words: ``{{ claim.checkworthiness|worth }}``."""

from django import template

from factcheck.web.worth import worth_in_words

register = template.Library()

register.filter("worth", worth_in_words)
