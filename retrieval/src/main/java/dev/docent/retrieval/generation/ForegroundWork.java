package dev.docent.retrieval.generation;

/** Work that has priority over a rebuild. */
@FunctionalInterface
public interface ForegroundWork {

    /** {@return whether there is such work now} */
    boolean isUnderWay();
}
