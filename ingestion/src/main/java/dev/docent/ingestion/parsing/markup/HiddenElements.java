package dev.docent.ingestion.parsing.markup;

import dev.docent.ingestion.parsing.UnreadableDocumentException;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Removes the elements that a browser does not show: hidden by attribute, by inline style, or by a rule of the style
 * sheets in the page.
 */
final class HiddenElements {

    private static final String NEVER_SHOWN = "head > *:not(title), script, style, template, noscript, iframe, object,"
            + " embed, svg > title, svg > desc, datalist, [hidden], input, dialog:not([open])";
    private static final Pattern HIDING = Pattern.compile(
            "(?i)(?:^|[;{\\s])(?:display\\s*:\\s*none|visibility\\s*:\\s*(?:hidden|collapse)|opacity\\s*:\\s*0(?:\\.0*)?\\s*(?:[;!}]|$)"
                    + "|font-size\\s*:\\s*0(?:\\.0*)?\\s*(?:px|pt|em|rem|%)?\\s*(?:[;!}]|$))");
    private static final Pattern COMMENTS = Pattern.compile("/\\*.*?(?:\\*/|\\z)", Pattern.DOTALL);
    private static final Pattern AT_RULES = Pattern.compile("@[^{};@]++(?:;|\\{(?:[^{}]*+\\{[^{}]*+\\})*+[^{}]*+\\})");
    private static final Pattern RULE = Pattern.compile("(?<![^{}])([^{}]++)\\{([^{}]*+)\\}");
    /** The maximum number of hiding rules times elements. */
    private static final long MAX_MATCHES = 100_000_000;

    private static final int MAX_STYLE_LENGTH = 1 << 20;

    private HiddenElements() {}

    static void remove(Document page) {
        for (var style : page.select("style")) {
            if (style.data().length() <= MAX_STYLE_LENGTH) {
                removeByRules(page, style.data());
            }
        }
        page.select(NEVER_SHOWN).remove();
        page.select("[style]").stream()
                .filter(element -> HIDING.matcher(element.attr("style")).find())
                .toList()
                .forEach(Element::remove);
    }

    private static void removeByRules(Document page, String style) {
        var rules = AT_RULES.matcher(COMMENTS.matcher(style).replaceAll("")).replaceAll("");
        var hiding = RULE.matcher(rules)
                .results()
                .filter(rule -> HIDING.matcher(rule.group(2)).find())
                .toList();
        if ((long) hiding.size() * page.getAllElements().size() > MAX_MATCHES) {
            throw UnreadableDocumentException.limit(
                    "The style sheets of the page have too many rules that hide elements");
        }
        hiding.forEach(rule -> {
            try {
                page.select(rule.group(1).strip()).remove();
            } catch (IllegalStateException | IllegalArgumentException notForElements) {
                // Selectors such as a:hover::after do not match elements.
            }
        });
    }
}
