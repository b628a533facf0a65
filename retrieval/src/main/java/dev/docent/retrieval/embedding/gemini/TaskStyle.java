package dev.docent.retrieval.embedding.gemini;

import dev.docent.retrieval.embedding.EmbeddingTask;
import dev.docent.retrieval.embedding.PassageTitles;
import dev.docent.retrieval.provider.TokenEstimate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.embedding.EmbeddingOptions;

/** How a model receives the purpose of a vector. */
enum TaskStyle {
    /** In the fields {@code taskType} and {@code title}. */
    FIELDS,
    /**
     * In a prefix of the text; such models silently ignore the fields.
     *
     * @see <a href="https://ai.google.dev/gemini-api/docs/embeddings">the prefixes</a>
     */
    PREFIXES;

    /**
     * A text as the model reads it.
     *
     * @param text the text, with a prefix that names the task if the model expects one
     * @param title title field of the request; empty for none
     */
    record Input(String text, String title) {

        long expectedTokens() {
            return TokenEstimate.expected(text) + (title.isEmpty() ? 0 : TokenEstimate.expected(title));
        }

        /** {@return whether both can be in one request, of which the title is a field} */
        boolean hasTitleOf(Input other) {
            return title.equals(other.title);
        }
    }

    /** {@return the value of the field {@code taskType}, or null for none} */
    @Nullable
    String taskType(@Nullable EmbeddingOptions options) {
        if (this == PREFIXES) {
            return null;
        }
        if (options == EmbeddingTask.QUERY) {
            return "RETRIEVAL_QUERY";
        }
        return isPassage(options) ? "RETRIEVAL_DOCUMENT" : null;
    }

    private Input input(String text, @Nullable EmbeddingOptions options, String title) {
        if (this == FIELDS) {
            return new Input(text, title);
        }
        if (options == EmbeddingTask.QUERY) {
            return new Input("task: search result | query: " + text, "");
        }
        return new Input(
                isPassage(options) ? "title: %s | text: %s".formatted(title.isEmpty() ? "none" : title, text) : text,
                "");
    }

    /** {@return the texts as the model reads them, in order} */
    List<Input> inputs(List<String> texts, @Nullable EmbeddingOptions options) {
        var titles = options instanceof PassageTitles given ? given.titles() : List.<String>of();
        if (options instanceof PassageTitles && titles.size() != texts.size()) {
            throw new IllegalArgumentException("%d titles for %d texts".formatted(titles.size(), texts.size()));
        }
        return IntStream.range(0, texts.size())
                .mapToObj(each -> input(texts.get(each), options, titles.isEmpty() ? "" : titles.get(each)))
                .toList();
    }

    private static boolean isPassage(@Nullable EmbeddingOptions options) {
        return options == EmbeddingTask.PASSAGE || options instanceof PassageTitles;
    }
}
