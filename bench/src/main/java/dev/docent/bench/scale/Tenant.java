package dev.docent.bench.scale;

/**
 * An owner in the measured index.
 *
 * @param percent how many passages are theirs, as a share of those of the widest
 */
record Tenant(String owner, double percent) {

    String knowledgeBase() {
        return "base-" + owner;
    }

    /** {@return the term that all their passages share} */
    String scope() {
        return owner.length() + ":" + owner + knowledgeBase();
    }

    /** {@return the field that their vectors are in} */
    String vectors() {
        return "vector" + Math.floorMod(owner.hashCode(), 64);
    }
}
