"""Static files under names that change with their content, ES module imports included."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class ModuleStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Rewrites imports between ES modules, so that modules can be cached for good."""

    support_js_module_import_aggregation = True
    # A pass settles one level of imports: as many as modules stand above each other, and more.
    max_post_process_passes = 20
