package dev.docent.retrieval.answering.computed;

import dev.docent.retrieval.answering.CitationCheck;
import dev.docent.retrieval.answering.Question;
import dev.docent.retrieval.answering.SourceTexts;
import dev.docent.retrieval.answering.SupportCheck;
import dev.docent.retrieval.answering.SupportCheck.Checked;
import dev.docent.retrieval.answering.SupportCheck.Cited;
import dev.docent.retrieval.answering.Unsupported;
import dev.docent.retrieval.answering.asked.AskedAggregate;
import dev.docent.retrieval.answering.table.Table;
import dev.docent.retrieval.answering.table.Table.Row;
import dev.docent.retrieval.answering.table.WholeTables;
import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.words.QuestionLanguage;
import dev.docent.retrieval.words.TextLanguage;
import dev.docent.retrieval.words.WordAnalyzers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers questions for a count, an extreme, a sum, a mean or a difference from a table of the passages. The rows are cited; an
 * answer whose value does not follow from what it cites, or that another table contradicts equally well, is not given. Safe for concurrent use.
 */
@Component
public final class ComputedAnswers {

    private static final int MAX_WORDS = 64;
    private static final int MAX_TERMS = 500;
    private static final int MOST_CITATIONS = 12;
    private static final double PRECISION = 0.1;

    /** Tables that explain the question equally well and have different answers leave it open. */
    private static final double TIE = 0.005;

    private final WordAnalyzers analyzers = new WordAnalyzers();
    private final SupportCheck support = new SupportCheck(Unsupported.DROP);
    private final WholeTables tables;
    private final CitationCheck check;
    private final ComputePool compute;

    public ComputedAnswers(WholeTables tables, SourceTexts texts, ComputePool compute) {
        this.tables = tables;
        this.check = new CitationCheck(texts);
        this.compute = compute;
    }

    /**
     * {@return the answer with its verified citations; empty if the question asks for no such value, or no table of the
     * passages has it}
     *
     * @param isWanted asked before the computation
     */
    public Optional<Checked> answer(Question question, List<PassageHit> passages, BooleanSupplier isWanted) {
        var asked = AskedAggregate.of(question.text());
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        var read = tables.of(passages);
        return read.isEmpty()
                ? Optional.empty()
                : compute.call(
                        question.scope().caller(), isWanted, () -> best(question.text(), asked.get(), read, passages));
    }

    private Optional<Checked> best(String question, AskedAggregate asked, List<Table> read, List<PassageHit> passages) {
        var isEnglish = QuestionLanguage.of(question).orElse("en").equals("en");
        var limit = Limit.of(question, isEnglish);
        @Nullable Finding best = null;
        double most = 0;
        var isTied = false;
        for (var table : read) {
            var meets = meets(question, asked, limit, table, passages);
            var rows = new AskedRows(question, meets, new RowLabels(meets), limit);
            var found = new TableAggregate(rows).found();
            var score = found.map(Finding::coverage).orElse(0.0) + PRECISION * meets.precision();
            if (found.isPresent() && score > most - TIE) {
                var isOther = best != null && !best.head().equals(found.get().head());
                isTied = score < most + TIE ? isTied || isOther : false;
                best = score > most ? found.get() : best;
                most = Math.max(most, score);
            }
        }
        return isTied ? Optional.empty() : Optional.ofNullable(best).flatMap(finding -> cited(question, finding));
    }

    private AskedTable meets(
            String question, AskedAggregate asked, Optional<Limit> limit, Table table, List<PassageHit> passages) {
        var source = table.passage().source();
        var analyzer = analyzers.of(source.language());
        var document = passages.stream()
                .filter(hit -> hit.passage().source().document().equals(source.document()))
                .flatMap(hit -> analyzer.terms(hit.passage().text(), MAX_TERMS).stream())
                .collect(Collectors.toSet());
        var spent = limit.map(each -> Set.of(each.written().split("[^\\p{L}\\p{N}²]+")))
                .orElse(Set.of());
        var words = analyzers.queryWords(question, Set.of(TextLanguage.of(source.language())), MAX_WORDS).stream()
                .filter(word -> !word.asks() && !spent.contains(word.written()))
                .toList();
        return new AskedTable(asked, words, table, analyzer, document);
    }

    private Optional<Checked> cited(String question, Finding finding) {
        var cited = new ArrayList<Cited>();
        var groups = neighbours(finding.rows());
        for (var group : groups) {
            check.cite(
                            cited.size() + 1,
                            group.getFirst().passage(),
                            group.getFirst().from(),
                            group.getLast().to(),
                            1)
                    .ifPresent(citation ->
                            cited.add(new Cited(citation, group.getFirst().passage())));
        }
        if (cited.size() < groups.size() || cited.size() > MOST_CITATIONS) {
            return Optional.empty();
        }
        var marks =
                cited.stream().map(each -> " [" + each.citation().index() + "]").collect(Collectors.joining());
        var head = unmarked(finding.head());
        var said = head + unmarked(finding.tail());
        var checked = support.check(said + marks, cited, finding.computed());
        return checked.citations().size() < cited.size()
                ? Optional.empty()
                : Optional.of(new Checked(
                        head + Explanation.of(finding, question) + unmarked(finding.tail()) + marks,
                        checked.citations()));
    }

    /** Footnote marks of documents look like citations of the answer. */
    private static String unmarked(String text) {
        return text.replaceAll("\\[(\\d+)]", "($1)");
    }

    /** {@return the rows, those that follow each other in a passage together} */
    private static List<List<Row>> neighbours(List<Row> rows) {
        var groups = new ArrayList<List<Row>>();
        for (var row : rows) {
            var last = groups.isEmpty() ? null : groups.getLast().getLast();
            if (last != null
                    && last.passage() == row.passage()
                    && last.to() < row.from()
                    && row.passage().text().substring(last.to(), row.from()).isBlank()) {
                groups.getLast().add(row);
            } else {
                groups.add(new ArrayList<>(List.of(row)));
            }
        }
        return groups;
    }
}
