package dev.docent.api.analytics;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import dev.docent.api.usage.UsageTotals;
import dev.docent.api.usage.UsageTotals.Total;
import dev.docent.storage.records.OffsetPage;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;

/** Adds up what was counted of questions, beside the tokens of hosted models. Safe for concurrent use. */
@Service
class QuestionAnalytics {

    /** The most rows of an answer. */
    static final int MOST_ROWS = 10_000;

    private static final OffsetPage PAGE = new OffsetPage(1_000, 0, Sort.by("id"));
    private static final Comparator<AnalyticsRow> LATEST_FIRST =
            comparing(AnalyticsRow::key).reversed();
    private static final Comparator<AnalyticsRow> MOST_FIRST = comparingLong(
                    (AnalyticsRow row) -> row.counts().questions())
            .thenComparingLong(AnalyticsRow::used)
            .reversed()
            .thenComparing(AnalyticsRow::key);

    private final QuestionCounter counter;
    private final QuestionRepository records;
    private final UsageTotals usage;

    QuestionAnalytics(QuestionCounter counter, QuestionRepository records, UsageTotals usage) {
        this.counter = counter;
        this.records = records;
        this.usage = usage;
    }

    /** {@return the rows, the latest day first, or else those with the most questions first} */
    List<AnalyticsRow> rows(AnalyticsSelection wanted) {
        counter.flush();
        var grouping = wanted.grouping();
        var counts = new HashMap<String, QuestionCounts>();
        read(wanted, each -> counts.merge(grouping.key(each), each.counts(), QuestionCounts::plus));
        var tokens = tokens(wanted);
        var keys = new TreeSet<>(counts.keySet());
        if (tokens != null) {
            keys.addAll(tokens.keySet());
        }
        return keys.stream()
                .map(key -> new AnalyticsRow(
                        key,
                        counts.getOrDefault(key, QuestionCounts.NONE),
                        tokens == null ? null : tokens.getOrDefault(key, Total.NONE)))
                .sorted(grouping == Grouping.DAY ? LATEST_FIRST : MOST_FIRST)
                .limit(MOST_ROWS)
                .toList();
    }

    /** {@return the tokens by the keys of the rows; null if they are not counted by what is wanted} */
    private @Nullable Map<String, Total> tokens(AnalyticsSelection wanted) {
        var key = wanted.grouping().tokens();
        return key == null || wanted.assistant() != null
                ? null
                : usage.by(key, wanted.from(), wanted.to(), wanted.account());
    }

    /** Reads page after page by the ids, which begin with the day. */
    private void read(AnalyticsSelection wanted, Consumer<DailyQuestions> each) {
        var end = wanted.to() + "~";
        for (var page = after(wanted, wanted.from().toString());
                !page.isEmpty();
                page = after(wanted, page.getLast().id())) {
            page.stream()
                    .filter(questions -> questions.id().compareTo(end) < 0 && wanted.includes(questions))
                    .forEach(each);
            if (page.size() < PAGE.getPageSize() || page.getLast().id().compareTo(end) > 0) {
                return;
            }
        }
    }

    private List<DailyQuestions> after(AnalyticsSelection wanted, String id) {
        return wanted.account() == null
                ? records.findByIdGreaterThan(id, PAGE)
                : records.findByAccountAndIdGreaterThan(wanted.account(), id, PAGE);
    }
}
