package dev.docent.retrieval.answering.table;

import dev.docent.retrieval.answering.table.Table.Row;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.PassageReader;
import dev.docent.retrieval.passage.Passage;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Reads the tables that passages are part of, from their first to their last row, from the passages before and behind. A table
 * that is too long to be read whole is left out, since nothing can be computed from a part of it. Safe for concurrent use.
 */
@Component
public final class WholeTables {

    private static final int READ_AROUND = 15;
    private static final int READ = 2 * READ_AROUND + 1;
    private static final int MOST_ROWS = 200;

    /** The most code points of white space between passages that follow each other. */
    private static final int GAP = 4;

    private final PassageReader passages;

    public WholeTables(PassageReader passages) {
        this.passages = passages;
    }

    /** {@return the tables, each once, in the order of the passages} */
    public List<Table> of(List<PassageHit> hits) {
        var tables = new LinkedHashMap<String, Table>();
        for (var hit : hits) {
            if (hit.passage().text().contains("|")) {
                around(hit.passage())
                        .forEach(table -> tables.putIfAbsent(
                                table.passage().id() + ":"
                                        + table.rows().getFirst().from(),
                                table));
            }
        }
        return List.copyOf(tables.values());
    }

    /** {@return the tables of which a row is in the passage} */
    private List<Table> around(Passage passage) {
        var read = readAround(passage);
        if (read.isEmpty()) {
            return List.of();
        }
        var lines = new RowCollector();
        Passage before = null;
        for (var each : read) {
            var follows = before != null && Math.abs(each.start() - before.end()) <= GAP;
            lines.read(each, follows, before == null && each.ordinal() > 0);
            before = each;
        }
        var isEnd = read.size() < READ;
        return lines.end(isEnd).stream()
                .filter(table -> table.rows().size() <= MOST_ROWS)
                .filter(table -> table.rows().stream()
                        .map(Row::passage)
                        .anyMatch(each -> each.id().equals(passage.id())))
                .toList();
    }

    /**
     * {@return the passages around this one; empty if the document no longer has it} Passages that are disabled are not
     * read, so that this one may be before the position that its ordinal says.
     */
    private List<Passage> readAround(Passage passage) {
        for (var first = passage.ordinal() - READ_AROUND; ; first -= READ_AROUND) {
            var read = passages.passages(passage.source().ref(), Math.max(0, first), READ);
            if (read.stream().anyMatch(each -> each.id().equals(passage.id()))) {
                return read;
            }
            if (first <= 0) {
                return List.of();
            }
        }
    }
}
