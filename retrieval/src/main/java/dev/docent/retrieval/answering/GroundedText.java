package dev.docent.retrieval.answering;

import dev.docent.retrieval.answering.SupportCheck.Checked;
import dev.docent.retrieval.answering.SupportCheck.Cited;
import dev.docent.retrieval.passage.Citation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An answer while a chat model writes it, which cites its sources by number. What comes is kept back until a sentence and
 * its citations are complete; then each is turned into a verified quote, the sentence is held against them, and only
 * what passes is told. So nothing is told that has to be taken back. A sentence none of whose citations can be verified is left out, and so is one
 * with an address that no source has ({@link Links}); when that is dropped, also one that goes beyond them. Used by one thread.
 */
public final class GroundedText {

    private final SupportCheck support;
    private final Sources given;
    private final AnswerListener listener;
    private final StringBuilder open = new StringBuilder();
    private final StringBuilder told = new StringBuilder();
    private final List<Cited> cited = new ArrayList<>();
    private boolean isHeard = true;

    public GroundedText(SupportCheck support, Sources sources, AnswerListener listener) {
        this.support = support;
        this.given = sources;
        this.listener = listener;
    }

    /** Takes what was written next; any cut will do. {@return whether anyone listens still} */
    public boolean append(String written) {
        open.append(written);
        var claims = Claim.of(open.toString());
        // Whether the last one goes on is not known, nor whether one more number belongs to the one before.
        if (claims.size() > 1 && !claims.getLast().written().startsWith("[")) {
            claims.subList(0, claims.size() - 1).forEach(this::settle);
            open.setLength(0);
            open.append(claims.getLast().written());
        }
        isHeard = isHeard && listener.listens();
        return isHeard;
    }

    /** {@return whether anything was told} */
    public boolean isBegun() {
        return !told.isEmpty();
    }

    /** {@return whether anyone listens still} */
    public boolean isHeard() {
        return isHeard;
    }

    /**
     * Takes what is kept back for complete.
     *
     * @param whole whether the model came to its end; if not, a last sentence without a citation is but a part of one, and
     *     left out
     * @return all that was told, with its citations; empty when nothing could be cited
     */
    public Checked finish(boolean whole) {
        var left = Claim.of(open.toString());
        open.setLength(0);
        left.stream().filter(claim -> whole || !claim.citations().isEmpty()).forEach(this::settle);
        return support.marked(told.toString(), cited);
    }

    private void settle(Claim claim) {
        var before = cited.size();
        var written = claim.renumbered(number -> cite(number, claim.text()));
        var isCited =
                !Claim.of(written).stream().allMatch(part -> part.citations().isEmpty());
        var passes = isHeard
                && (isCited || claim.citations().isEmpty() && !cited.isEmpty())
                && Links.standIn(written, sources())
                && !support.check(written, cited).text().isEmpty();
        if (passes) {
            told.append(written);
            isHeard = listener.hears(written);
        } else {
            cited.subList(before, cited.size()).clear();
        }
    }

    private List<String> sources() {
        return cited.stream().map(Cited::source).toList();
    }

    /** {@return the number of the quote in the answer; the same quote has the same one} */
    private Optional<Integer> cite(int source, String claim) {
        return given.cite(cited.size() + 1, source, claim).map(found -> {
            var same = cited.stream()
                    .map(Cited::citation)
                    .filter(other -> isSame(other, found.citation()))
                    .findFirst();
            if (same.isEmpty()) {
                cited.add(found);
            }
            return same.map(Citation::index).orElse(found.citation().index());
        });
    }

    private static boolean isSame(Citation one, Citation other) {
        return one.document().equals(other.document()) && one.start() == other.start() && one.end() == other.end();
    }

    /** What a chat model was given to read. */
    @FunctionalInterface
    public interface Sources {

        /**
         * {@return a verified quote of the source that the claim rests on; empty when there is no such source, or none of it
         * can be verified}
         *
         * @param index the number that the quote gets in the answer
         * @param source the number that the source has for the model
         * @param claim what is said of it
         */
        Optional<Cited> cite(int index, int source, String claim);
    }
}
