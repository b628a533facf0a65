package dev.docent.retrieval.index.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.PassageConcurrencyContract;
import dev.docent.retrieval.index.PassageExplanationContract;
import dev.docent.retrieval.index.PassageFilterContract;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.index.PassageIndexContract;
import dev.docent.retrieval.index.PassageStagesContract;
import dev.docent.retrieval.index.Passages;
import dev.docent.retrieval.index.remote.RemotePassageIndex.FailureTranslation;
import dev.docent.retrieval.words.WordAnalyzers;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The contracts of an index on the smallest engine, with searches that lag and that do not. */
class RemotePassageIndexTest {

    private static final FailureTranslation AS_IT_IS = new FailureTranslation() {
        @Override
        public <T> T get(Supplier<T> call) {
            return call.get();
        }
    };

    private static PassageIndex open(boolean fusesScores, int lag) {
        var engine = new InMemoryEngine(lag);
        var records = new InMemoryRevisions();
        var soon = new Poll(Duration.ofMillis(1), Duration.ofMillis(1));
        return new RemotePassageIndex(
                new VectorSpace("by-hand", Passages.DIMENSIONS),
                new RemoteParts(engine, records, new ScopeProfiles(records), new WordAnalyzers(), fusesScores),
                new SearchIndexBarrier(engine, soon, Duration.ofSeconds(10), 1),
                AS_IT_IS);
    }

    @Test
    void needsFiveMethodsOfAnEngine() {
        assertThat(Arrays.stream(RemoteEngine.class.getMethods())
                        .filter(method -> Modifier.isAbstract(method.getModifiers())))
                .hasSize(5);
        assertThat(Arrays.stream(InMemoryEngine.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers())))
                .hasSize(5);
    }

    @Nested
    class Index extends PassageIndexContract {
        @Override
        protected PassageIndex open(Path folder) {
            return RemotePassageIndexTest.open(false, 0);
        }

        @Override
        protected boolean countsItsScope() {
            return false;
        }
    }

    @Nested
    class LaggingIndex extends PassageIndexContract {
        @Override
        protected PassageIndex open(Path folder) {
            return RemotePassageIndexTest.open(true, 3);
        }

        @Override
        protected boolean countsItsScope() {
            return false;
        }
    }

    @Nested
    class Stages extends PassageStagesContract {
        @Override
        protected PassageIndex open(Path folder) {
            return RemotePassageIndexTest.open(false, 3);
        }
    }

    @Nested
    class Filters extends PassageFilterContract {
        @Override
        protected PassageIndex open(Path folder) {
            return RemotePassageIndexTest.open(false, 0);
        }
    }

    @Nested
    class Explanations extends PassageExplanationContract {
        @Override
        protected PassageIndex open(Path folder) {
            return RemotePassageIndexTest.open(false, 3);
        }
    }

    @Nested
    class FusedScoreExplanations extends PassageExplanationContract {
        @Override
        protected PassageIndex open(Path folder) {
            return RemotePassageIndexTest.open(true, 0);
        }
    }

    @Nested
    class Concurrency extends PassageConcurrencyContract {
        @Override
        protected PassageIndex open(Path folder) {
            return RemotePassageIndexTest.open(false, 3);
        }
    }
}
