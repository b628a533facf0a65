package dev.docent.ingestion.extraction.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docent.ingestion.document.content.Box;
import dev.docent.ingestion.extraction.field.DocumentType;
import dev.docent.ingestion.extraction.field.ExtractedField;
import dev.docent.ingestion.extraction.field.ExtractedField.Evidence;
import dev.docent.ingestion.extraction.field.ExtractedTable;
import dev.docent.ingestion.extraction.field.FieldFormat;
import dev.docent.ingestion.extraction.field.LineItem;
import dev.docent.ingestion.extraction.page.Currencies;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The values of a model's reply that are printed on the pages. All others are dropped, whatever the page made the model say. */
final class CheckedReply {

    /** Of a value that is on the page: the model may have taken it for another field. */
    private static final double READ = 0.8;

    private static final double IN_PARTS = 0.65;
    private static final int LONGEST = 500;
    private static final int MOST = 200;
    private static final int MOST_CELLS = 2000;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy/MM/dd");

    private final JsonNode reply;
    private final WordsOfPages words;

    CheckedReply(JsonNode reply, WordsOfPages words) {
        this.reply = reply;
        this.words = words;
    }

    /** {@return the type of the document; empty if the model states none that there is} */
    Optional<DocumentType> type() {
        var stated = reply.path("document_type").asText();
        return Stream.of(DocumentType.values())
                .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(stated))
                .findFirst();
    }

    /** {@return the fields of the type} */
    List<ExtractedField> fields(DocumentType type) {
        var formats = FieldFormat.of(type);
        var asked = type.isTravelDocument() ? ReplySchemas.TRAVEL : ReplySchemas.PURCHASE;
        return asked.keySet().stream()
                .map(name -> field(name, formats.getOrDefault(name, FieldFormat.TEXT)))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<ExtractedField> field(String name, FieldFormat format) {
        var value = text(reply.path(name));
        return switch (format) {
            case DATE ->
                value.flatMap(CheckedReply::date).flatMap(date -> field(name, DATE.format(date), words.date(date)));
            case AMOUNT ->
                value.flatMap(CheckedReply::number)
                        .flatMap(amount -> field(name, withCents(amount).toPlainString(), words.amount(amount)));
            case CURRENCY -> value.flatMap(this::currency);
            case TEXT ->
                name.equals("name")
                        ? value.flatMap(this::name)
                        : value.flatMap(text -> field(name, text, words.text(text)));
        };
    }

    private static Optional<ExtractedField> field(String name, String value, List<PlaceOnPage> places) {
        return places.stream().findFirst().map(place -> field(name, value, place, READ));
    }

    private static ExtractedField field(String name, String value, PlaceOnPage place, double read) {
        return new ExtractedField(
                name, value, read * place.confidence(), false, List.of(Evidence.MODEL), place.boxes(), null);
    }

    private Optional<ExtractedField> name(String value) {
        return field("name", value, words.text(value))
                .or(() -> words.wordByWord(value).map(place -> field("name", value, place, IN_PARTS)));
    }

    /** Currencies are printed as a code or a sign. */
    private Optional<ExtractedField> currency(String code) {
        var isPrinted = words.rows()
                .anyMatch(row -> Currencies.in(row).filter(code::equals).isPresent());
        return isPrinted
                ? Optional.of(
                        new ExtractedField("currency", code, READ, false, List.of(Evidence.MODEL), List.of(), null))
                : Optional.empty();
    }

    /** {@return the labels with their values, of those that are both printed} */
    List<ExtractedField> keyValues() {
        return elements(reply.path("key_values"))
                .limit(MOST)
                .map(pair -> text(pair.path("label"))
                        .flatMap(label -> text(pair.path("value")).flatMap(value -> keyValue(label, value))))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<ExtractedField> keyValue(String label, String value) {
        var name = label.replaceAll("\\s*:$", "");
        return nearest(words.text(name), words.text(value)).map(place -> field(name, value, place, READ));
    }

    /** A value may be on the page more than once. {@return the place that is nearest to one of the others} */
    private static Optional<PlaceOnPage> nearest(List<PlaceOnPage> others, List<PlaceOnPage> places) {
        return others.isEmpty()
                ? Optional.empty()
                : places.stream()
                        .min(Comparator.comparingDouble(place -> others.stream()
                                .mapToDouble(place::distance)
                                .min()
                                .orElse(1)));
    }

    /** {@return the lines of the purchase whose description is printed beside its amount} */
    List<LineItem> lines() {
        return elements(reply.path("lines"))
                .limit(MOST)
                .map(this::line)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<LineItem> line(JsonNode line) {
        var description = text(line.path("description"));
        var amount = text(line.path("amount")).flatMap(CheckedReply::number);
        if (description.isEmpty() || amount.isEmpty()) {
            return Optional.empty();
        }
        var descriptions = words.text(description.get());
        return words.amount(amount.get()).stream()
                .flatMap(price -> descriptions.stream()
                        .filter(price::isBeside)
                        .map(beside -> PlaceOnPage.around(List.of(beside, price))))
                .findFirst()
                .map(box -> item(description.get(), line, withCents(amount.get()), box));
    }

    private LineItem item(String description, JsonNode line, BigDecimal amount, Box box) {
        var quantity = printed(line.path("quantity"));
        var unitPrice = printed(line.path("unit_price"));
        var addsUp = quantity == null || unitPrice == null
                ? null
                : Boolean.valueOf(quantity.multiply(unitPrice).compareTo(amount) == 0);
        return new LineItem(description, quantity, unitPrice, amount, addsUp, box);
    }

    private @Nullable BigDecimal printed(JsonNode value) {
        return text(value)
                .flatMap(CheckedReply::number)
                .filter(number -> !words.amount(number).isEmpty())
                .orElse(null);
    }

    /** {@return the tables all of whose cells are printed on one page} */
    List<ExtractedTable> tables() {
        return elements(reply.path("tables"))
                .limit(MOST)
                .map(table -> elements(table.path("rows"))
                        .map(row ->
                                elements(row).map(cell -> cell.asText().strip()).toList())
                        .toList())
                .map(this::table)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<ExtractedTable> table(List<List<String>> rows) {
        var places = new ArrayList<PlaceOnPage>();
        for (var cell : rows.stream()
                .flatMap(List::stream)
                .filter(each -> !each.isEmpty())
                .toList()) {
            var found = words.text(cell);
            if (found.isEmpty() || places.size() == MOST_CELLS) {
                return Optional.empty();
            }
            places.add(nearest(places, found).orElseGet(found::getFirst));
        }
        return places.isEmpty()
                        || places.stream().map(PlaceOnPage::page).distinct().count() > 1
                ? Optional.empty()
                : Optional.of(new ExtractedTable(rows, PlaceOnPage.around(places)));
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text.replace('/', '-')));
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }

    /** {@return the number that the text is; empty if it is none} */
    static Optional<BigDecimal> number(String text) {
        return text.matches("-?\\d{1,12}(\\.\\d{1,4})?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    static BigDecimal withCents(BigDecimal amount) {
        return amount.scale() < 2 ? amount.setScale(2) : amount;
    }

    /** {@return the text, if it is one that may be a value; numbers are texts too} */
    static Optional<String> text(JsonNode value) {
        return Optional.of(value)
                .filter(JsonNode::isValueNode)
                .filter(each -> !each.isNull())
                .map(each -> each.asText().strip())
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST);
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
