package dev.docent.retrieval.generation;

/** A request that the generations cannot fulfill. The message is for the caller. */
public abstract sealed class GenerationException extends RuntimeException {

    private GenerationException(String sentence) {
        super(sentence);
    }

    /** There is no generation of this name. */
    public static final class UnknownGenerationException extends GenerationException {
        UnknownGenerationException(String name) {
            super("There is no generation " + name + ".");
        }
    }

    /** The generations are not in the required state. */
    public static final class WrongStateException extends GenerationException {
        WrongStateException(String sentence) {
            super(sentence);
        }
    }
}
