package dev.docent.api.conversation;

import dev.docent.retrieval.answering.Answer.Completion;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How an answer came to its end, as clients read it. */
public final class CompletionView {

    /** What it means, for the documentation of the API. */
    public static final String MEANING =
            "Absent when the answer is whole; `fallback` when the chat model could not be had and the answer is made of the documents' own sentences instead; "
                    + "`interrupted` when the model broke off; `truncated` when it came to the most that it may write; "
                    + "`blocked` when its provider withheld the answer";

    private CompletionView() {}

    /** {@return the word for it; null when the answer is whole} */
    public static @Nullable String of(Completion completion) {
        return completion == Completion.WHOLE ? null : completion.name().toLowerCase(Locale.ROOT);
    }
}
