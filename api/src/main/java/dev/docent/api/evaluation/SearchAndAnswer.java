package dev.docent.api.evaluation;

import dev.docent.api.conversation.AnswerSource;
import dev.docent.retrieval.SearchPassages;
import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.Question;
import dev.docent.retrieval.answering.Strictness;
import dev.docent.retrieval.evaluation.SquadScore;
import dev.docent.retrieval.passage.Scope;
import dev.docent.retrieval.provider.ProviderException.UnavailableException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Answers a golden question as a chat does, and searches for its expected document in the mode of the evaluation. The answer
 * comes first, because it is timed and the search would cache the vector of the question.
 */
@Component
final class SearchAndAnswer implements EvaluationRun.QuestionTrial {

    /** The number of passages that are searched for the expected document. */
    private static final int DEPTH = 100;

    private final SearchPassages search;
    private final AnswerSource answers;

    SearchAndAnswer(SearchPassages search, @Qualifier(AnswerSource.UNCOUNTED) AnswerSource answers) {
        this.search = search;
        this.answers = answers;
    }

    @Override
    public Result.Outcome ask(Evaluation evaluation, GoldenQuestion question) {
        var scope = Scope.of(evaluation.owner(), evaluation.knowledgeBase());
        var start = System.nanoTime();
        var answer = answers.answer(new Question(scope, question.text(), List.of(), strictness(evaluation)));
        var took = System.nanoTime() - start;
        var contains = question.expectsAnswer() ? SquadScore.isIn(answer.plainText(), question.answers()) : null;
        return new Result.Outcome(
                question.expectsDocument() ? rank(scope, evaluation, question) : null,
                answer.text(),
                contains,
                answer.grounded(),
                cited(question, answer),
                took,
                answer.usage().model());
    }

    private static @Nullable Strictness strictness(Evaluation evaluation) {
        return evaluation.settings() == null ? null : evaluation.settings().strictness();
    }

    private @Nullable Integer rank(Scope scope, Evaluation evaluation, GoldenQuestion question) {
        var found = search.find(scope, question.text(), evaluation.mode(), DEPTH, null);
        if (found.degraded() != null) {
            // The rank of a keyword search would be mistaken for that of a hybrid one.
            throw new UnavailableException(found.degraded(), null, null);
        }
        var documents = found.hits().stream()
                .map(hit -> hit.passage().source())
                .map(source -> question.document(source.document(), source.filename()))
                .distinct()
                .toList();
        var place = documents.indexOf(question.expectedDocument());
        return place < 0 ? null : place + 1;
    }

    private static List<Result.Cited> cited(GoldenQuestion question, Answer answer) {
        return answer.citations().stream()
                .map(citation -> new Result.Cited(
                        citation.document(),
                        citation.filename(),
                        question.document(citation.document(), citation.filename())
                                .equals(question.expectedDocument())))
                .toList();
    }
}
