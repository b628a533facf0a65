package dev.docent.api.migration;

/** Is told how far a move is. */
@FunctionalInterface
public interface MigrationProgress {

    /** @param name of what is in work */
    void show(String step, int done, int all, String name);
}
