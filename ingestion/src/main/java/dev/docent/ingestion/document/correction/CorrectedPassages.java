package dev.docent.ingestion.document.correction;

import dev.docent.retrieval.passage.Passage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The passages of a document that was read again, as its corrections leave them. The first of these rules that fits applies:
 *
 * <ol>
 *   <li>A correction applies to the passage with its range and its original text.
 *   <li>Otherwise, a passage is disabled if more than half of it is inside disabled passages that no longer exist.
 *   <li>Otherwise, edited texts of passages that no longer exist replace their original texts where a passage contains
 *       these whole.
 *   <li>A correction that applies nowhere is kept, and is tried again at the next reindex.
 * </ol>
 *
 * <p>Corrections that apply by the second or third rule become corrections of the new passages.
 *
 * @param passages those to index, in order
 * @param corrections those of the document from now on
 */
record CorrectedPassages(List<Passage> passages, List<PassageCorrection> corrections) {

    /** @param cut the passages as they were extracted, in order */
    static CorrectedPassages of(List<Passage> cut, List<PassageCorrection> known) {
        var passages = new ArrayList<Passage>();
        var corrections = new ArrayList<PassageCorrection>();
        var lost = known.stream()
                .filter(each -> cut.stream().noneMatch(each.original()::isSame))
                .toList();
        var moved = new HashSet<PassageCorrection>();
        for (var passage : cut) {
            var own = known.stream()
                    .filter(each -> each.original().isSame(passage))
                    .map(each -> each.appliedTo(passage))
                    .findFirst()
                    .or(() -> disabled(passage, lost, moved))
                    .or(() -> edited(passage, lost, moved));
            own.ifPresent(corrections::add);
            own.map(each -> each.indexed(passage.source()))
                    .orElse(Optional.of(passage))
                    .ifPresent(passages::add);
        }
        lost.stream()
                .filter(each -> !moved.contains(each))
                .map(PassageCorrection::unapplied)
                .forEach(corrections::add);
        return new CorrectedPassages(passages, corrections);
    }

    private static Optional<PassageCorrection> disabled(
            Passage passage, List<PassageCorrection> lost, Set<PassageCorrection> moved) {
        var around = lost.stream()
                .filter(each -> !each.enabled() && each.original().agrees(passage))
                .toList();
        var covered = IntStream.range(passage.start(), passage.end())
                .filter(at -> around.stream()
                        .map(PassageCorrection::original)
                        .anyMatch(each -> each.start() <= at && at < each.end()))
                .count();
        if (2 * covered <= passage.end() - passage.start()) {
            return Optional.empty();
        }
        moved.addAll(around);
        return Optional.of(PassageCorrection.of(passage).with(false, null));
    }

    private static Optional<PassageCorrection> edited(
            Passage passage, List<PassageCorrection> lost, Set<PassageCorrection> moved) {
        var text = passage.text();
        var tokens = passage.tokens();
        var end = passage.end();
        // From the last to the first, so that the positions of the others stay valid.
        var inside = lost.stream()
                .filter(each -> each.enabled() && each.original().isInside(passage))
                .sorted(Comparator.<PassageCorrection>comparingInt(
                                each -> each.original().start())
                        .reversed())
                .toList();
        for (var each : inside) {
            var edit = each.edit();
            if (edit != null && each.original().end() <= end) {
                text = replaced(text, each.original(), passage.start(), edit.text());
                tokens += edit.tokens() - each.original().tokens();
                end = each.original().start();
                moved.add(each);
            }
        }
        return end == passage.end() && text.equals(passage.text())
                ? Optional.empty()
                : Optional.of(PassageCorrection.of(passage).with(true, new EditedText(text, Math.max(1, tokens))));
    }

    private static String replaced(String text, OriginalPassage original, int offset, String edit) {
        var from = text.offsetByCodePoints(0, original.start() - offset);
        return text.substring(0, from)
                + edit
                + text.substring(from + original.text().length());
    }
}
