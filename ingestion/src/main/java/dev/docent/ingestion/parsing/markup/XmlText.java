package dev.docent.ingestion.parsing.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** The text of XML elements within a line: of paragraphs, values, names of persons, and dates. */
record XmlText(int maxDepth) {

    private static final Map<String, String> LABELS = Map.of(
            "pubdate", "Published",
            "pub-date", "Published",
            "published", "Published",
            "updated", "Updated",
            "creator", "Author",
            "managingeditor", "Editor");

    /** {@return the text of the element in one line} */
    String of(Element element) {
        return within(element).replaceAll("\\s+", " ").strip();
    }

    /** {@return the text of an element within a line, with the spaces at its ends} */
    String within(Element element) {
        return of(element, 0);
    }

    private String of(Element element, int depth) {
        if (depth > maxDepth) {
            return element.text();
        }
        if (isDate(element)) {
            return date(element);
        }
        boolean mixed = isMixed(element);
        var text = new StringBuilder();
        for (var child : element.childNodes()) {
            if (child instanceof TextNode words) {
                text.append(words.getWholeText());
            } else if (child instanceof Element inner) {
                // Without text between them, elements are separated by their display.
                text.append(mixed ? "" : " ").append(of(inner, depth + 1));
            }
        }
        return text.toString();
    }

    /** {@return whether the element has text of its own, next to its elements} */
    static boolean isMixed(Element element) {
        return element.childNodes().stream().anyMatch(node -> node instanceof TextNode text && !text.isBlank());
    }

    /** {@return the name of a person, the given names first} */
    String person(Element person) {
        var parts = new ArrayList<String>();
        for (var name : List.of("given-names", "firstname", "givenname", "forename", "othername", "surname")) {
            var part = person.getElementsByTag(name).first();
            if (part != null) {
                parts.add(of(part));
            }
        }
        if (!parts.isEmpty()) {
            return String.join(" ", parts);
        }
        var name = person.children().stream()
                .filter(child -> List.of("name", "collab", "string-name", "personname", "orgname")
                        .contains(XmlRole.name(child)))
                .findFirst();
        return of(name.orElse(person));
    }

    /** {@return the names of several persons, after what they are} */
    String people(Element group) {
        var persons = group.children().stream()
                .filter(child -> XmlRole.of(child) == XmlRole.PERSON)
                .toList();
        var names = persons.stream().map(this::person).filter(StringUtils::isNotBlank);
        if (persons.isEmpty()) {
            return of(group);
        }
        var kind = persons.getFirst().attr("contrib-type");
        var label = kind.isEmpty() ? XmlRole.name(persons.getFirst()) : kind;
        return label(label) + (persons.size() > 1 ? "s: " : ": ") + names.collect(Collectors.joining(", "));
    }

    static boolean isDate(Element element) {
        return element.childrenSize() > 0
                && element.children().stream()
                        .map(XmlRole::name)
                        .allMatch(name ->
                                List.of("day", "month", "year", "season").contains(name))
                && !isMixed(element);
    }

    /** {@return the date, year first if all parts are numbers} */
    private static String date(Element element) {
        var parts = Stream.of("year", "month", "day")
                .map(part -> element.getElementsByTag(part).text())
                .takeWhile(part -> !part.isEmpty())
                .toList();
        return parts.stream().allMatch(StringUtils::isNumeric) && !parts.isEmpty()
                ? IntStream.range(0, parts.size())
                        .mapToObj(i -> StringUtils.leftPad(parts.get(i), i == 0 ? 4 : 2, '0'))
                        .collect(Collectors.joining("-"))
                : element.text();
    }

    /** {@return what a value is, from the name of its element and the type that some vocabularies state} */
    static String label(Element element) {
        var name = XmlRole.name(element);
        var type = element.attr(name + "-type");
        var own = element.tagName().substring(element.tagName().indexOf(':') + 1);
        return LABELS.containsKey(name) ? LABELS.get(name) : label(type.isEmpty() ? own : type);
    }

    /** {@return the name as words: {@code unitPrice} and {@code unit-price} become "Unit price"} */
    static String label(String name) {
        var words = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").replaceAll("[-_.:]+", " ");
        return StringUtils.capitalize(
                words.equals(words.toUpperCase(Locale.ROOT)) ? words : words.toLowerCase(Locale.ROOT));
    }
}
