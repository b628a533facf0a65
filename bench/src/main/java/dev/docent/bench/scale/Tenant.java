package dev.docent.bench.scale;

/**
 * An owner in the measured index.
 *
 * @param percent of all passages that are theirs
 */
record Tenant(String owner, double percent) {

    String knowledgeBase() {
        return "base-" + owner;
    }
}
