package dev.docent.api.health;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.AnswerComposer;
import dev.docent.retrieval.answering.AnswerStream;
import dev.docent.retrieval.answering.Question;
import dev.docent.retrieval.index.IndexStatistics;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.index.UnavailableIndexException;
import dev.docent.retrieval.reranking.Reranker;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

class HealthChecksTest {

    private static final AnswerComposer COMPOSER = new AnswerComposer() {
        @Override
        public Answer compose(Question question, List<PassageHit> passages, AnswerStream stream) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String name() {
            return "none";
        }
    };

    /** As when the collection answers, and the process that searches does not. */
    @Test
    @SuppressWarnings("NullAway") // The other parts are not asked.
    void reportsAnIndexThatAnswersNoSearches() {
        var checks = new HealthChecks()
                .componentChecks(
                        null,
                        null,
                        withoutSearch(),
                        null,
                        null,
                        null,
                        new DefaultListableBeanFactory().getBeanProvider(Reranker.class),
                        COMPOSER);

        var index = checks.stream()
                .filter(each -> each.name().equals("index"))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(index.adapter()::get).isInstanceOf(UnavailableIndexException.class);
    }

    private static PassageIndex withoutSearch() {
        return (PassageIndex) Proxy.newProxyInstance(
                HealthChecksTest.class.getClassLoader(), new Class<?>[] {PassageIndex.class}, (index, method, _) -> {
                    if (method.getName().equals("statistics")) {
                        return new IndexStatistics(0, 0);
                    }
                    throw new UnavailableIndexException(method.getName(), null);
                });
    }
}
