package dev.docent.retrieval.direct.collection;

import dev.docent.retrieval.SearchPassages;
import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Finds the documents about a topic: those with a passage that has the words of the topic in its text, its headings or its
 * file name; without any, those with a passage that is near to it in meaning.
 */
@Component
final class TopicDocuments {

    private static final int PASSAGES = 200;

    /** The minimum fraction of the words of a topic that a passage about it contains. */
    private static final double COVERED = 0.66;

    /** Documents that are less relevant than this share of the best mention the topic in passing. */
    private static final double RELEVANT = 0.7;

    /** The similarity that unrelated passages do not reach; it depends on the embedding model. */
    private static final double NEAR = 0.65;

    private final SearchPassages search;
    private final ComputePool compute;

    TopicDocuments(SearchPassages search, ComputePool compute) {
        this.search = search;
        this.compute = compute;
    }

    /** {@return the best passage of each document about the topic, best first} */
    List<PassageHit> find(Scope scope, String topic, DocumentSelection selection) {
        var hits = search.search(scope, topic, SearchMode.HYBRID, PASSAGES, null).stream()
                .filter(hit -> isSelected(hit.passage(), selection))
                .toList();
        return compute.call(scope.caller(), () -> about(topic, hits));
    }

    private static List<PassageHit> about(String topic, List<PassageHit> hits) {
        var words = WordCoverage.of(topic, hits);
        var saying = hits.stream()
                .filter(hit -> words.in(List.of(hit.passage())) >= COVERED)
                .toList();
        return saying.isEmpty()
                ? bestOfEach(words, hits.stream().filter(TopicDocuments::isNear).toList())
                : bestOfEach(words, saying);
    }

    private static boolean isNear(PassageHit hit) {
        return hit.semantic() != null && hit.semantic() >= NEAR;
    }

    private static boolean isSelected(Passage passage, DocumentSelection selection) {
        var source = passage.source();
        var group = new DocumentGroup(ReadingState.READY, source.mediaType(), source.language(), 1, 0);
        return selection.has(group) && !source.createdAt().isBefore(selection.since());
    }

    /** {@return the best passage of each document, first of documents that are named after the topic or have a part that is} */
    private static List<PassageHit> bestOfEach(WordCoverage words, List<PassageHit> hits) {
        var best = new LinkedHashMap<String, PassageHit>();
        hits.forEach(hit -> best.putIfAbsent(hit.passage().source().document(), hit));
        var highest =
                best.values().stream().mapToDouble(PassageHit::score).max().orElse(0);
        var titled = hits.stream()
                .map(PassageHit::passage)
                .filter(words::isTitle)
                .map(passage -> passage.source().document())
                .collect(Collectors.toSet());
        var named = best.values().stream()
                .collect(Collectors.partitioningBy(
                        hit -> titled.contains(hit.passage().source().document())));
        return Stream.concat(
                        named.getOrDefault(true, List.of()).stream(),
                        named.getOrDefault(false, List.of()).stream().filter(hit -> hit.score() >= RELEVANT * highest))
                .toList();
    }
}
