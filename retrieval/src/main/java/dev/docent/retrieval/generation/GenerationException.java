package dev.docent.retrieval.generation;

/** What is asked of the generations can't be done. The message is a sentence for whoever asks. */
public abstract sealed class GenerationException extends RuntimeException {

    private GenerationException(String sentence) {
        super(sentence);
    }

    /** There is no generation of this name. */
    public static final class UnknownGenerationException extends GenerationException {
        UnknownGenerationException(String name) {
            super("There is no generation " + name);
        }
    }

    /** The generations are not in a state for it. */
    public static final class WrongStateException extends GenerationException {
        WrongStateException(String sentence) {
            super(sentence);
        }
    }
}
