package dev.docent.ingestion.extraction.receipt;

import dev.docent.ingestion.extraction.field.ExtractedField;
import dev.docent.ingestion.extraction.field.ExtractedField.Evidence;
import dev.docent.ingestion.extraction.page.Currencies;
import dev.docent.ingestion.extraction.page.LabelledText;
import dev.docent.ingestion.extraction.page.LabelledText.Labelled;
import dev.docent.ingestion.extraction.page.LabelledText.Part;
import dev.docent.ingestion.extraction.page.PageDates;
import dev.docent.ingestion.extraction.page.PageDates.Found;
import dev.docent.ingestion.extraction.page.PageRow;
import dev.docent.ingestion.extraction.page.PageRows;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Who sold, when, under which number and in which currency. */
final class PurchaseHead {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy/MM/dd");
    private static final Pattern NAME = Pattern.compile("\\p{L}{3,}");
    private static final int TOP_ROWS = 8;
    private static final double BY_LABEL = 0.85;
    private static final double BY_PLACE = 0.6;

    private final List<PageRows> pages;
    private final List<PageRow> rows;
    private final Optional<String> currency;

    PurchaseHead(List<PageRows> pages, List<PageRow> rows, PageRow total) {
        this.pages = pages;
        this.rows = rows;
        this.currency = Currencies.in(total.text())
                .or(() -> rows.stream()
                        .map(row -> Currencies.in(row.text()))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    /** {@return the fields that the pages have} */
    List<ExtractedField> fields() {
        var fields = new ArrayList<ExtractedField>();
        vendor().ifPresent(fields::add);
        find(PurchaseLabels.NUMBER, PurchaseHead::number)
                .or(() -> find(PurchaseLabels.SHORT_NUMBER, PurchaseHead::number))
                .map(number -> labelled("number", number))
                .ifPresent(fields::add);
        date().ifPresent(fields::add);
        currency.map(code -> new ExtractedField("currency", code, BY_LABEL, false, List.of(), List.of(), null))
                .ifPresent(fields::add);
        return fields;
    }

    private Optional<ExtractedField> vendor() {
        return find(PurchaseLabels.SELLER, PurchaseHead::name)
                .map(name -> labelled("vendor", name))
                .or(() -> rows.stream()
                        .limit(TOP_ROWS)
                        .flatMap(row -> row.columns().stream())
                        .filter(PurchaseHead::mayBeVendor)
                        .findFirst()
                        .map(PurchaseHead::vendor));
    }

    private static boolean mayBeVendor(PageRow column) {
        var text = column.text();
        return NAME.matcher(text).find()
                && !PurchaseLabels.NO_VENDOR.matcher(text).find()
                && !text.contains(":")
                && PageDates.in(text).isEmpty();
    }

    private static ExtractedField vendor(PageRow row) {
        return new ExtractedField(
                "vendor", row.text(), BY_PLACE * row.line().confidence(), false, List.of(), List.of(row.box()), null);
    }

    private Optional<ExtractedField> date() {
        return find(PurchaseLabels.DATE, this::date)
                .map(date -> labelled("date", date))
                .or(() -> rows.stream()
                        .flatMap(row -> date(row.text()).map(part -> found(row, part)).stream())
                        .findFirst());
    }

    private static ExtractedField found(PageRow row, Part<String> date) {
        return new ExtractedField(
                "date",
                date.value(),
                BY_PLACE * row.line().confidence(),
                false,
                List.of(),
                List.of(row.box(date.start(), date.end())),
                null);
    }

    private Optional<Part<String>> date(String text) {
        return PageDates.first(text).map(found -> new Part<>(DATE.format(meant(found)), found.start(), found.end()));
    }

    /** Where both orders are possible, the month comes first in the United States only. */
    private LocalDate meant(Found found) {
        return currency.filter("USD"::equals).isPresent() && !found.isWithDots() ? found.swapped() : found.date();
    }

    private static Optional<Part<String>> number(String text) {
        var matcher = PurchaseLabels.NUMBER_VALUE.matcher(text);
        return matcher.find() && PageDates.first(matcher.group(1)).isEmpty()
                ? Optional.of(new Part<>(matcher.group(1), matcher.start(1), matcher.end(1)))
                : Optional.empty();
    }

    private static Optional<Part<String>> name(String text) {
        var name = text.strip();
        int start = text.indexOf(name);
        return NAME.matcher(name).find()
                ? Optional.of(new Part<>(name, start, start + name.length()))
                : Optional.empty();
    }

    private <T> Optional<Labelled<T>> find(Pattern label, Function<String, Optional<Part<T>>> reader) {
        return pages.stream()
                .map(page -> new LabelledText(page).find(label, reader))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static ExtractedField labelled(String name, Labelled<String> value) {
        return new ExtractedField(
                name,
                value.value(),
                BY_LABEL * value.confidence(),
                false,
                List.of(Evidence.LABEL),
                List.of(value.box()),
                null);
    }
}
