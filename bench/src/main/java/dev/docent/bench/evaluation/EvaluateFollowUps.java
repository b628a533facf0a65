package dev.docent.bench.evaluation;

import dev.docent.retrieval.AnswerQuestion;
import dev.docent.retrieval.SearchPassages;
import dev.docent.retrieval.question.QuestionRewriting;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.util.FileSystemUtils;

/** The command that evaluates how follow-up questions are completed. */
public final class EvaluateFollowUps {

    private EvaluateFollowUps() {}

    /** Pairs of each kind. More do not change the figures. */
    private static final int PAIRS = 300;

    /**
     * Takes the arguments of {@link Evaluate}, ignores those for modes and reports, and prints a table. Asks 300 pairs of
     * each kind, or the number of questions to answer if that is less.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        var options = Options.parse(arguments);
        var data = Files.createTempDirectory("evaluation");
        try (var parts = Pipeline.start(data, options.vectors())) {
            run(TestCollection.read(options.folder()), Math.min(PAIRS, options.answers()), parts);
        } finally {
            FileSystemUtils.deleteRecursively(data);
        }
    }

    private static void run(TestCollection collection, int most, BeanFactory parts)
            throws InterruptedException, ExecutionException {
        parts.getBean(CollectionIndexing.class).index(collection.entries());
        var evaluation = new FollowUpEvaluation(
                collection,
                most,
                parts.getBean(SearchPassages.class),
                parts.getBean(AnswerQuestion.class),
                parts.getBean(QuestionRewriting.class));
        print(evaluation.run());
        System.out.printf(
                Locale.ROOT,
                "Of %d questions behind the next of the file, %.4f are changed.%n",
                collection.queries().size(),
                evaluation.changedCompleteQuestions());
    }

    private static void print(List<FollowUpEvaluation.Result> results) throws InterruptedException {
        System.out.println("at " + GitCommit.current());
        System.out.println("| second question | pairs | as it is | joined | completed | original | changed |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (var result : results) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %d | %.4f | %.4f | %.4f | %.4f | %.4f |%n",
                    result.name(),
                    result.pairs(),
                    result.leaning(),
                    result.joined(),
                    result.rewritten(),
                    result.original(),
                    result.changed());
        }
    }
}
