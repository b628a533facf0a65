package dev.docent.bench.evaluation;

import dev.docent.retrieval.SearchPassages;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The command that compares passage sizes and reading orders on whole articles. The size is a setting
 * ({@code -Ddocent.chunking.max-tokens=…}), so each size is a separate run.
 */
public final class EvaluateArticles {

    private EvaluateArticles() {}

    /** Takes the arguments of {@link Evaluate}; uses only the folder and the vectors. */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        var options = Options.parse(arguments);
        var data = Files.createTempDirectory("evaluation");
        try (var parts = Pipeline.start(data, options.vectors())) {
            run(TestCollection.read(options.folder()), parts);
        } finally {
            FileSystemUtils.deleteRecursively(data);
        }
    }

    private static void run(TestCollection collection, BeanFactory parts)
            throws InterruptedException, ExecutionException {
        var texts = parts.getBean(StoredTexts.class);
        var indexing = parts.getBean(CollectionIndexing.class);
        var articles = Article.of(collection);
        var passages = new ArrayList<>(indexing.embeddedArticles(articles));
        indexing.put(passages);
        System.out.printf(
                Locale.ROOT,
                "at %s: %d articles, %d passages of %.0f tokens%n",
                GitCommit.current(),
                articles.size(),
                passages.size(),
                passages.stream()
                        .mapToInt(each -> each.passage().tokens())
                        .average()
                        .orElse(0));
        System.out.println("| read | "
                + ArticleEvaluation.BUDGETS.stream().map(String::valueOf).collect(Collectors.joining(" | "))
                + " tokens |");
        System.out.println("|---".repeat(ArticleEvaluation.BUDGETS.size() + 1) + "|");
        var evaluation =
                new ArticleEvaluation(collection, new Paragraphs(articles, texts), parts.getBean(SearchPassages.class));
        for (var reading : ReadingOrder.values()) {
            print(reading, "", evaluation.run(reading, new ArticlePassages(passages)));
        }
        var copies =
                indexing.embeddedArticles(articles.stream().map(Article::copy).toList());
        indexing.put(copies);
        passages.addAll(copies);
        for (var reading : List.of(ReadingOrder.BY_RANK, ReadingOrder.DIVERSE, ReadingOrder.DISTINCT)) {
            print(reading, ", each article twice", evaluation.run(reading, new ArticlePassages(passages)));
        }
    }

    private static void print(ReadingOrder reading, String condition, List<Double> shares) {
        System.out.printf(
                Locale.ROOT,
                "| %s%s | %s |%n",
                reading.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                condition,
                shares.stream()
                        .map(share -> String.format(Locale.ROOT, "%.4f", share))
                        .collect(Collectors.joining(" | ")));
    }
}
