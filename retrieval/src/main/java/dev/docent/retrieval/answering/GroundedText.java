package dev.docent.retrieval.answering;

import dev.docent.retrieval.answering.SupportCheck.Checked;
import dev.docent.retrieval.answering.SupportCheck.Cited;
import dev.docent.retrieval.passage.Citation;
import dev.docent.runtime.Steps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The text of an answer while a chat model writes it. Model output is buffered until a sentence and its citations are
 * complete; then each citation becomes a verified quote, the sentence is checked against the quotes, and only a
 * sentence that passes is sent to the stream, so that nothing sent has to be withdrawn. A sentence is dropped when none
 * of its citations can be verified, when it contains an address that no source has ({@link Links}), and, with {@link
 * Unsupported#DROP}, when it states more than its citations. Used by one thread.
 */
public final class GroundedText {

    private final SupportCheck support;
    private final Sources given;
    private final AnswerStream stream;
    private final Steps steps;
    private final boolean takesUncited;
    private final StringBuilder open = new StringBuilder();
    private final StringBuilder sent = new StringBuilder();
    private final List<Cited> cited = new ArrayList<>();

    /** Whether each sentence that was sent holds. */
    private final Map<Claim, Boolean> found = new HashMap<>();

    private boolean isOpen = true;

    public GroundedText(SupportCheck support, Sources sources, AnswerStream stream, Steps questionSteps) {
        this(support, sources, stream, questionSteps, false);
    }

    /** @param takesUncited whether sentences without numbers pass, as those about what the user shows */
    public GroundedText(
            SupportCheck support, Sources sources, AnswerStream stream, Steps questionSteps, boolean takesUncited) {
        this.takesUncited = takesUncited;
        this.support = support;
        this.given = sources;
        this.stream = stream;
        this.steps = questionSteps;
    }

    /** Appends model output, cut at any position. {@return whether the receiver is still there} */
    public boolean append(String written) {
        open.append(written);
        var claims = written.isEmpty() ? List.<Claim>of() : Claim.of(open.toString());
        // The last claim may continue, and a further number may still belong to the one before.
        if (claims.size() > 1 && !claims.getLast().written().startsWith("[")) {
            claims.subList(0, claims.size() - 1).forEach(this::settle);
            open.setLength(0);
            open.append(claims.getLast().written());
        }
        isOpen = isOpen && stream.isOpen();
        return isOpen;
    }

    /** {@return whether any text was sent} */
    public boolean isBegun() {
        return !sent.isEmpty();
    }

    /** {@return whether the receiver is still there} */
    public boolean isOpen() {
        return isOpen;
    }

    /**
     * Processes the rest of the buffer.
     *
     * @param whole whether the model finished; if not, a last sentence without a citation is incomplete and dropped
     * @return the text sent, with its citations; empty if nothing could be cited
     */
    public Checked finish(boolean whole) {
        var left = Claim.of(open.toString());
        open.setLength(0);
        left.stream().filter(claim -> whole || !claim.citations().isEmpty()).forEach(this::settle);
        return SupportCheck.marked(sent.toString(), cited, this::holds);
    }

    private void settle(Claim claim) {
        var before = cited.size();
        var passed = steps.step("verify").observe(() -> verified(claim));
        if (passed.isPresent()) {
            sent.append(passed.get());
            isOpen = stream.onDelta(passed.get());
        } else {
            cited.subList(before, cited.size()).clear();
        }
    }

    /** {@return the sentence with the numbers of its quotes; empty if it does not pass} */
    private Optional<String> verified(Claim claim) {
        var written = claim.renumbered(number -> cite(number, claim.text()));
        var isCited =
                !Claim.of(written).stream().allMatch(part -> part.citations().isEmpty());
        var passes = isOpen
                && (isCited || claim.citations().isEmpty() && (takesUncited || !cited.isEmpty()))
                && Links.occurIn(written, sources())
                && (takesUncited && !isCited || isKept(written));
        return passes ? Optional.of(written) : Optional.empty();
    }

    private boolean isKept(String written) {
        var checked = Claim.of(written).stream()
                .filter(claim -> !claim.written().isBlank())
                .collect(Collectors.toMap(
                        Function.identity(), claim -> support.holds(claim, cited), Boolean::logicalAnd, HashMap::new));
        var isKept = checked.values().stream().anyMatch(support::keeps);
        if (isKept) {
            found.putAll(checked);
        }
        return isKept;
    }

    private boolean holds(Claim claim) {
        var known = found.get(claim);
        return known == null ? support.holds(claim, cited) : known;
    }

    private List<String> sources() {
        return cited.stream().map(Cited::source).toList();
    }

    /** {@return the number of the quote in the answer; equal quotes share a number} */
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
        return one.document().equals(other.document())
                && one.start() == other.start()
                && one.end() == other.end()
                && one.quote().equals(other.quote());
    }

    /** The numbered sources given to a chat model. */
    @FunctionalInterface
    public interface Sources {

        /**
         * {@return a verified quote of the source that supports the claim; empty if there is no such source or no quote
         * can be verified}
         *
         * @param index number of the citation in the answer
         * @param source number of the source in the prompt
         * @param claim the statement to support
         */
        Optional<Cited> cite(int index, int source, String claim);
    }
}
