package dev.docent.retrieval.index.remote;

import dev.docent.retrieval.index.atlas.StandInBm25;
import dev.docent.retrieval.index.filter.FilterableFields;
import dev.docent.retrieval.index.filter.MetadataFilter;
import dev.docent.retrieval.index.filter.MetadataFilter.And;
import dev.docent.retrieval.index.filter.MetadataFilter.Comparison;
import dev.docent.retrieval.index.filter.MetadataFilter.Not;
import dev.docent.retrieval.index.filter.MetadataFilter.Or;
import dev.docent.retrieval.passage.PassageSource;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The smallest engine: the five methods of the port, over a map. Its searches see a write when they have been asked often. */
final class InMemoryEngine implements RemoteEngine {

    private final Map<PassageKey, RemotePassage> stored = new HashMap<>();
    private final int lag;
    private Map<PassageKey, RemotePassage> shown = Map.of();
    private int asked;

    /** @param lag how often searches and questions are answered by an old state before they see what is stored */
    InMemoryEngine(int lag) {
        this.lag = lag;
    }

    @Override
    public synchronized void upsert(List<RemotePassage> passages, boolean vectorsOnly) {
        for (var each : passages) {
            if (!vectorsOnly) {
                stored.put(each.key(), each);
            }
            stored.computeIfPresent(
                    each.key(),
                    (key, old) -> new RemotePassage(key.revision(), old.passage(), old.words(), each.vector()));
        }
    }

    @Override
    public synchronized void delete(List<PassageSelection> selections) {
        stored.values().removeIf(each -> selections.stream().anyMatch(one -> isIn(one, each)));
    }

    @Override
    public synchronized List<Match> nearest(NearestQuery query) {
        refresh();
        return best(
                shown.values().stream()
                        .filter(each -> each.vector() != null && isIn(query.selection(), each))
                        .map(each -> new Match(
                                each.key(), Objects.requireNonNull(RemoteSearch.cosine(each, query.vector())), null)),
                query.limit());
    }

    @Override
    public synchronized List<Match> matching(MatchQuery query) {
        if (query.words().isEmpty()) {
            return stored.values().stream()
                    .filter(each -> isIn(query.selection(), each))
                    .sorted(Comparator.comparing(each -> each.passage().ordinal()))
                    .skip(query.offset())
                    .limit(query.limit())
                    .map(each -> new Match(each.key(), 0, each))
                    .toList();
        }
        refresh();
        var bm25 = new StandInBm25(
                shown.values().stream().map(InMemoryEngine::words).toList());
        var forms =
                query.words().stream().flatMap(word -> word.forms().stream()).toList();
        return best(
                shown.values().stream()
                        .filter(each -> isIn(query.selection(), each))
                        .map(each -> new Match(each.key(), bm25.score(forms, words(each)), null))
                        .filter(match -> match.score() > 0),
                query.limit());
    }

    private static List<Match> best(Stream<Match> matches, int limit) {
        return matches.sorted(Comparator.comparing(Match::score)
                        .reversed()
                        .thenComparing(match -> match.key().document().id())
                        .thenComparing(match -> match.key().ordinal()))
                .limit(limit)
                .toList();
    }

    private static List<String> words(RemotePassage passage) {
        return passage.words().stream()
                .flatMap(text -> Arrays.stream(text.split(" ")))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    @Override
    public synchronized boolean visible(long revision) {
        refresh();
        return shown.equals(stored);
    }

    private void refresh() {
        if (asked++ % (lag + 1) == lag) {
            shown = Map.copyOf(stored);
        }
    }

    private static boolean isIn(PassageSelection selection, RemotePassage passage) {
        var source = passage.passage().source();
        return (selection.scope() == null || selection.scope().contains(source.base()))
                && (selection.documents().isEmpty() || selection.documents().contains(source.ref()))
                && (selection.keys().isEmpty() || selection.keys().contains(passage.key()))
                && selection.firstRevision() <= passage.revision()
                && passage.revision() <= selection.lastRevision()
                && (!selection.embedded() || passage.vector() != null)
                && passes(selection.filter(), source);
    }

    private static boolean passes(@Nullable MetadataFilter filter, PassageSource source) {
        return switch (filter) {
            case null -> true;
            case And and -> and.filters().stream().allMatch(each -> passes(each, source));
            case Or or -> or.filters().stream().anyMatch(each -> passes(each, source));
            case Not not -> !passes(not.filter(), source);
            case Comparison comparison -> {
                var value = FilterableFields.of(source).get(comparison.field());
                var values = value instanceof Collection<?> several
                        ? several
                        : Stream.ofNullable(value).toList();
                yield switch (comparison.operator()) {
                    case EQ, IN -> isAny(comparison, values, 0, 0);
                    case NE, NIN -> !isAny(comparison, values, 0, 0);
                    case GT -> isAny(comparison, values, 1, 1);
                    case GTE -> isAny(comparison, values, 0, 1);
                    case LT -> isAny(comparison, values, -1, -1);
                    case LTE -> isAny(comparison, values, -1, 0);
                };
            }
        };
    }

    private static boolean isAny(Comparison comparison, Collection<?> values, int from, int to) {
        return comparison.operands().stream()
                .anyMatch(operand -> values.stream().anyMatch(value -> {
                    var order = compare(value, operand);
                    return order != null && from <= order && order <= to;
                }));
    }

    /** {@return -1, 0 or 1; null for values of different types} */
    private static @Nullable Integer compare(Object value, Object operand) {
        if (value instanceof Number one && operand instanceof Number other) {
            return Double.compare(one.doubleValue(), other.doubleValue());
        }
        if (value instanceof Boolean one && operand instanceof Boolean other) {
            return Boolean.compare(one, other);
        }
        if (value instanceof Instant one && operand instanceof Instant other) {
            return Integer.signum(one.compareTo(other));
        }
        return value instanceof String one && operand instanceof String other
                ? (Integer) Integer.signum(one.compareTo(other))
                : null;
    }
}
