package dev.docent.retrieval.generation;

/** Work that somebody waits for, and that a rebuild gives way to. */
@FunctionalInterface
public interface ForegroundWork {

    /** {@return whether there is some at the moment} */
    boolean isUnderWay();
}
