package dev.docent.retrieval.chat;

/** Tells what a chat model accepts beside text. */
public interface PerceptiveModel {

    /** {@return whether it is known to accept images} */
    boolean sees();

    /** {@return whether it is known to accept audio} */
    boolean hears();
}
