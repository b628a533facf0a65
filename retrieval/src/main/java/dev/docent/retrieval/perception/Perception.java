package dev.docent.retrieval.perception;

/**
 * What the chat model that answers perceives beside text.
 *
 * @param sees whether images are sent to it
 * @param hears whether audio is sent to it
 */
public record Perception(boolean sees, boolean hears) {

    /** What to set if there is no model that sees, for messages. */
    public static final String TO_SEE =
            "set GEMINI_API_KEY, or docent.answering.media.images to on if the chat model sees";

    /** What to set if there is no model that hears, for messages. */
    public static final String TO_HEAR =
            "set GEMINI_API_KEY, or docent.answering.media.audio to on if the chat model hears";
}
