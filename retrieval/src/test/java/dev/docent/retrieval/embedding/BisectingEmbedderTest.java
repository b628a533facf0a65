package dev.docent.retrieval.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.PassageSource;
import dev.docent.retrieval.provider.ProviderException.LimitReachedException;
import dev.docent.retrieval.provider.ProviderException.RejectedException;
import dev.docent.retrieval.provider.ProviderException.UnavailableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.Embedding;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;

class BisectingEmbedderTest {

    private final List<List<String>> calls = new ArrayList<>();
    private final List<String> embedded = new ArrayList<>();
    private final Map<Integer, String> results = new TreeMap<>();
    private Consumer<List<String>> failing = texts -> {};

    @Test
    void leavesOutOnlyWhatIsRefusedAndEmbedsNothingTwice() {
        refuse(new RejectedException("refused", null), "p3", "p13");

        embed(16);

        assertThat(results).hasSize(16);
        assertThat(results.entrySet().stream().filter(each -> each.getValue().equals("refused")))
                .extracting(Map.Entry::getKey)
                .containsExactly(3, 13);
        assertThat(passages()).hasSize(14).doesNotHaveDuplicates();
        assertThat(calls).hasSizeLessThan(20);
    }

    @Test
    void asksNoMoreThanItMustForAPassageThatIsTooLong() {
        refuse(new RejectedException("too long", null, true), "p0");

        embed(8);

        assertThat(results).containsEntry(0, "too long");
        assertThat(calls).extracting(List::size).containsExactly(8, 4, 2, 1, 1, 2, 4);
        assertThat(embedded).doesNotContain("test");
    }

    @Test
    void takesAnErrorOfTheServerForThePassagesWhileTheModelEmbedsAShortText() {
        refuse(UnavailableException.answered("500", null, null), "p5");

        embed(8);

        assertThat(results).hasSize(8).containsEntry(5, "refused");
        assertThat(passages()).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void saysForWhichPassageTheModelDoesNotAnswer() {
        refuse(new UnavailableException("timeout", null, null), "p2");

        embed(4);

        assertThat(results).hasSize(4).containsEntry(2, "unanswered: timeout");
        assertThat(passages()).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void embedsAPassageAfterAnOutageThatWasShort() {
        var failures = new ArrayList<>(List.of(UnavailableException.answered("503", null, null)));
        failing = texts -> {
            if (!failures.isEmpty()) {
                throw failures.removeFirst();
            }
        };

        embed(1);

        assertThat(results).containsEntry(0, "embedded");
    }

    @Test
    void blamesNoPassageForAnOutage() {
        for (var failure : List.of(
                UnavailableException.answered("503", null, null),
                new UnavailableException("away", null, null),
                new LimitReachedException("spent", null, true, null),
                new RejectedException("all are refused", null),
                new IllegalStateException("out of order"))) {
            calls.clear();
            failing = texts -> {
                throw failure;
            };

            assertThatThrownBy(() -> embed(8)).isSameAs(failure);
            assertThat(calls).hasSizeLessThanOrEqualTo(2);
            assertThat(results).isEmpty();
        }
    }

    @Test
    void keepsWhatWasEmbeddedBeforeAnOutage() {
        failing = texts -> {
            if (texts.size() > 2 || texts.contains("p2")) {
                throw new RejectedException("too long", null, true);
            }
            if (texts.contains("p4")) {
                throw new LimitReachedException("spent", null, true, null);
            }
        };

        assertThatThrownBy(() -> embed(8)).isInstanceOf(LimitReachedException.class);

        assertThat(results).containsOnlyKeys(0, 1, 2, 3);
    }

    private void refuse(RuntimeException failure, String... refused) {
        failing = texts -> {
            if (texts.stream().anyMatch(List.of(refused)::contains)) {
                throw failure;
            }
        };
    }

    private List<String> passages() {
        return embedded.stream().filter(text -> text.startsWith("p")).toList();
    }

    private void embed(int count) {
        var source = new PassageSource("ann", "kb", "d1", "a.txt", "text/plain", Instant.EPOCH, Map.of(), null);
        var passages = IntStream.range(0, count)
                .mapToObj(each ->
                        new Passage("d1-" + each, source, each, "p" + each, 0, 9, null, null, List.of(), 2, false))
                .toList();
        var embeddings = new Embeddings(new Model(), new EmbeddingTraits("hosted", "elsewhere", 16, 1, false));
        new BisectingEmbedder(embeddings).embed(passages, new BisectingEmbedder.Results() {
            @Override
            public void embedded(int position, float[] vector) {
                results.put(position, "embedded");
            }

            @Override
            public void refused(int position, boolean isTooLong) {
                results.put(position, isTooLong ? "too long" : "refused");
            }

            @Override
            public void unanswered(int position, RuntimeException failure) {
                results.put(position, "unanswered: " + failure.getMessage());
            }
        });
    }

    private final class Model implements EmbeddingModel {

        @Override
        public EmbeddingResponse call(EmbeddingRequest request) {
            var texts = request.getInstructions();
            calls.add(texts);
            failing.accept(texts);
            embedded.addAll(texts);
            return new EmbeddingResponse(texts.stream()
                    .map(text -> new Embedding(new float[] {1}, 0))
                    .toList());
        }

        @Override
        public float[] embed(Document document) {
            throw new UnsupportedOperationException();
        }
    }
}
