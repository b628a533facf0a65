package dev.docent.api.migration;

/** Gets the progress of a migration. */
@FunctionalInterface
public interface MigrationProgress {

    /** @param name of the item in progress */
    void show(String step, int done, int all, String name);
}
