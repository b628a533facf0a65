package dev.docent.bench.scale;

/**
 * An owner in the index.
 *
 * @param percent the owner's passages as a share of those of the largest owner
 */
record Tenant(String owner, double percent) {

    String knowledgeBase() {
        return "base-" + owner;
    }

    /** {@return the term that all passages of this owner share} */
    String scope() {
        return owner.length() + ":" + owner + knowledgeBase();
    }

    /** {@return the field of this owner's vectors} */
    String vectors() {
        return "vector" + Math.floorMod(owner.hashCode(), 64);
    }
}
