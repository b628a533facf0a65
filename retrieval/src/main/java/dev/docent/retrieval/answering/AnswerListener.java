package dev.docent.retrieval.answering;

/** Hears an answer while it is made, on the thread that makes it. */
@FunctionalInterface
public interface AnswerListener {

    /** Waits for the whole. */
    AnswerListener NOBODY = part -> true;

    /**
     * Takes the next part of the text. All parts one after the other are the answer's text, but for white space around it.
     *
     * @return whether to go on; false when nobody listens any more, and then this is the last part
     */
    boolean hears(String part);

    /** {@return whether anyone listens still, as far as is known}; asked now and then while there is nothing to hear */
    default boolean listens() {
        return true;
    }
}
