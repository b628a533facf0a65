package dev.docent.retrieval.embedding.gemini;

import dev.docent.retrieval.embedding.EmbeddingTask;
import dev.docent.retrieval.embedding.PassageTitles;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.embedding.EmbeddingOptions;

/** How a model is told what a vector is for. */
enum TaskStyle {
    /** By the fields {@code taskType} and {@code title}. */
    FIELDS {
        @Override
        @Nullable
        String taskType(@Nullable EmbeddingOptions options) {
            if (options == EmbeddingTask.QUERY) {
                return "RETRIEVAL_QUERY";
            }
            return isPassage(options) ? "RETRIEVAL_DOCUMENT" : null;
        }

        @Override
        EmbeddingInput input(String text, @Nullable EmbeddingOptions options, String title) {
            return new EmbeddingInput(text, title);
        }
    },
    /**
     * By words before the text; such a model passes over the fields without a word.
     *
     * @see <a href="https://ai.google.dev/gemini-api/docs/embeddings">the words</a>
     */
    PREFIXES {
        @Override
        @Nullable
        String taskType(@Nullable EmbeddingOptions options) {
            return null;
        }

        @Override
        EmbeddingInput input(String text, @Nullable EmbeddingOptions options, String title) {
            if (options == EmbeddingTask.QUERY) {
                return new EmbeddingInput("task: search result | query: " + text, "");
            }
            return new EmbeddingInput(
                    isPassage(options)
                            ? "title: %s | text: %s".formatted(title.isEmpty() ? "none" : title, text)
                            : text,
                    "");
        }
    };

    /** {@return the field's value, or null for none} */
    abstract @Nullable String taskType(@Nullable EmbeddingOptions options);

    abstract EmbeddingInput input(String text, @Nullable EmbeddingOptions options, String title);

    /** {@return the texts as the model reads them, in their order} */
    List<EmbeddingInput> inputs(List<String> texts, @Nullable EmbeddingOptions options) {
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
