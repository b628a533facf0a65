package dev.docent.ingestion.parsing.markup;

import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Takes out of a page what a browser does not show: by attribute, by style, or by a rule of the page's own style sheets. */
final class HiddenElements {

    private static final String NEVER_SHOWN = "head > *:not(title), script, style, template, noscript, iframe, object,"
            + " embed, svg > title, svg > desc, datalist, [hidden], input, dialog:not([open])";
    private static final Pattern HIDING = Pattern.compile(
            "(?i)(?:^|[;{\\s])(?:display\\s*:\\s*none|visibility\\s*:\\s*(?:hidden|collapse)|opacity\\s*:\\s*0(?:\\.0*)?\\s*(?:[;!}]|$)"
                    + "|font-size\\s*:\\s*0(?:\\.0*)?\\s*(?:px|pt|em|rem|%)?\\s*(?:[;!}]|$))");
    private static final Pattern COMMENTS = Pattern.compile("/\\*.*?(?:\\*/|\\z)", Pattern.DOTALL);
    private static final Pattern AT_RULES = Pattern.compile("@[^{};@]++(?:;|\\{(?:[^{}]*+\\{[^{}]*+\\})*+[^{}]*+\\})");
    private static final Pattern RULE = Pattern.compile("(?<![^{}])([^{}]++)\\{([^{}]*+)\\}");
    /** Rules times elements: what is tried at the most. */
    private static final long MOST_MATCHES = 100_000_000;

    private static final int LONGEST_STYLE = 1 << 20;

    private HiddenElements() {}

    static void remove(Document page) {
        for (var style : page.select("style")) {
            if (style.data().length() <= LONGEST_STYLE) {
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
        if ((long) hiding.size() * page.getAllElements().size() > MOST_MATCHES) {
            throw new UnreadableDocumentException(
                    Reason.LIMIT, "The page's style sheets have too many rules that hide elements", null);
        }
        hiding.forEach(rule -> {
            try {
                page.select(rule.group(1).strip()).remove();
            } catch (IllegalStateException | IllegalArgumentException notForElements) {
                // Such as a:hover::after: it hides no element for good.
            }
        });
    }
}
