package dev.docent.ingestion.extraction.model;

import dev.docent.ingestion.extraction.page.Amounts;
import dev.docent.ingestion.extraction.page.PageDates;
import dev.docent.ingestion.extraction.page.PageRows;
import dev.docent.ingestion.parsing.ScannedLine;
import dev.docent.ingestion.parsing.ScannedPage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds values among the recognized words of pages. Texts are compared without regard to white space, case and forms of
 * characters, but only as whole words; dates and amounts by their value, in the forms of English and German documents.
 */
final class WordsOfPages {

    /** Whole amounts, which {@link Amounts} does not take for money: yen, or rounded prices. */
    private static final Pattern WHOLE_NUMBER =
            Pattern.compile("(?<![\\d.,])(?:\\d{1,3}(?:[.,'’ ]\\d{3})+|\\d{1,12})(?![\\d%]|[.,]\\d)");

    /** Each page twice: in rows from edge to edge, and in lines as recognition groups them, such as within a column. */
    private final List<PageRows> pages;

    private final List<JoinedWords> joined;

    WordsOfPages(List<ScannedPage> scanned) {
        this.pages = scanned.stream()
                .flatMap(page -> Stream.of(PageRows.of(page), new PageRows(page.page(), page.turned(), page.lines())))
                .toList();
        this.joined = pages.stream().map(JoinedWords::new).toList();
    }

    /** {@return where the text is printed; empty if it is not} */
    List<PlaceOnPage> text(String text) {
        return joined.stream().flatMap(words -> words.find(text).stream()).toList();
    }

    /**
     * {@return where each word of the text is printed, if all of them are} Parts of a name are often printed apart, such as the
     * surname above the given names.
     */
    Optional<PlaceOnPage> wordByWord(String text) {
        var places = new ArrayList<PlaceOnPage>();
        for (var word : text.strip().split("\\s+")) {
            var found = text(word);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            places.add(found.getFirst());
        }
        return Optional.of(new PlaceOnPage(
                places.stream().flatMap(place -> place.boxes().stream()).toList(),
                places.stream().mapToDouble(PlaceOnPage::confidence).min().orElse(0)));
    }

    /** {@return where the date is printed; empty if it is not} */
    List<PlaceOnPage> date(LocalDate date) {
        return inRows((page, line) -> PageDates.in(line.text()).stream()
                .filter(found -> found.mayBe(date))
                .map(found -> place(page, line, found.start(), found.end())));
    }

    /** {@return where the amount is printed; empty if it is not} */
    List<PlaceOnPage> amount(BigDecimal amount) {
        var whole =
                amount.stripTrailingZeros().scale() <= 0 ? amount.toBigInteger().toString() : "";
        return inRows((page, line) -> Stream.concat(
                Amounts.in(line.text()).stream()
                        .filter(found -> found.value().compareTo(amount) == 0)
                        .map(found -> place(page, line, found.start(), found.end())),
                WHOLE_NUMBER
                        .matcher(line.text())
                        .results()
                        .filter(found -> found.group().replaceAll("\\D", "").equals(whole))
                        .map(found -> place(page, line, found.start(), found.end()))));
    }

    /** {@return the texts of all rows} */
    Stream<String> rows() {
        return pages.stream().flatMap(page -> page.lines().stream()).map(ScannedLine::text);
    }

    private List<PlaceOnPage> inRows(RowSearch search) {
        return pages.stream()
                .flatMap(page -> page.lines().stream().flatMap(line -> search.in(page, line)))
                .toList();
    }

    private static PlaceOnPage place(PageRows page, ScannedLine line, int start, int end) {
        double confidence = 1;
        int at = 0;
        for (var word : line.words()) {
            int after = at + word.text().length();
            confidence = start < after && end > at ? Math.min(confidence, word.confidence()) : confidence;
            at = after + 1;
        }
        return new PlaceOnPage(List.of(page.box(line, start, end)), confidence);
    }

    /** Finds a value in a row. */
    @FunctionalInterface
    private interface RowSearch {
        Stream<PlaceOnPage> in(PageRows page, ScannedLine line);
    }
}
