package dev.docent.ingestion.chunking;

import dev.docent.ingestion.chunking.UnitSplitter.Unit;
import java.util.ArrayList;
import java.util.List;

/**
 * Combines units into passages: a passage only contains units under the same headings, paragraphs are kept together
 * where they fit, and a section is divided evenly to avoid a small remainder. A passage that continues a paragraph
 * begins with the last sentence of the previous passage, if it is short.
 */
record PassagePacker(ChunkingProperties limits) {

    /** {@return the units of each passage in order; a unit may end one passage and begin the next} */
    List<List<Unit>> pack(List<Unit> units) {
        var passages = new ArrayList<List<Unit>>();
        int from = 0;
        for (int to = 1; to <= units.size(); to++) {
            if (to == units.size() || !sameSection(units.get(from), units.get(to))) {
                packSection(units.subList(from, to), passages);
                from = to;
            }
        }
        return passages;
    }

    private static boolean sameSection(Unit one, Unit other) {
        return one.span().headings().equals(other.span().headings());
    }

    private void packSection(List<Unit> section, List<List<Unit>> passages) {
        int target = evenShare(section);
        var passage = new ArrayList<Unit>();
        int tokens = 0;
        for (int i = 0; i < section.size(); i++) {
            var unit = section.get(i);
            boolean full = tokens + unit.tokens() > limits.maxTokens();
            boolean goodEnd = tokens >= target || startsBlockThatDoesNotFit(section, i, tokens, target);
            if (!passage.isEmpty() && (full || goodEnd)) {
                passages.add(passage);
                var last = passage.getLast();
                passage = new ArrayList<>();
                tokens = 0;
                if (isWorthRepeating(last, unit)) {
                    passage.add(last);
                    tokens = last.tokens();
                }
            }
            passage.add(unit);
            tokens += unit.tokens();
        }
        if (!passage.isEmpty()) {
            passages.add(passage);
        }
    }

    /** {@return the size of each passage if the section is divided evenly into as few as possible} */
    private int evenShare(List<Unit> section) {
        int all = section.stream().mapToInt(Unit::tokens).sum();
        // Sentences do not fill a passage completely: a tenth is reserved.
        return all <= limits.maxTokens() ? all : Math.ceilDiv(all, Math.ceilDiv(all * 10, limits.maxTokens() * 9));
    }

    /** A paragraph that would be divided starts a new passage, if the current one is reasonably filled. */
    private boolean startsBlockThatDoesNotFit(List<Unit> section, int at, int tokens, int target) {
        if (at == 0 || section.get(at - 1).span().equals(section.get(at).span()) || tokens < target / 2) {
            return false;
        }
        int block = section.stream()
                .skip(at)
                .takeWhile(unit -> unit.span().equals(section.get(at).span()))
                .mapToInt(Unit::tokens)
                .sum();
        return tokens + block > limits.maxTokens();
    }

    private boolean isWorthRepeating(Unit last, Unit next) {
        return last.span().equals(next.span())
                && last.tokens() <= limits.overlapTokens()
                && last.tokens() + next.tokens() <= limits.maxTokens();
    }
}
