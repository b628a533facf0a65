package dev.docent.ingestion.parsing.markup;

import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** HTML in XML documents: the content of feeds, most often as text. */
final class EmbeddedHtml {

    private static final Pattern TAG = Pattern.compile(
            "(?i)</?(?:p|br|div|a|ul|ol|li|b|i|em|strong|span|img|h[1-6]|table|blockquote|pre|code)(?:\\s[^<>]*)?/?>");

    private static final int DEEPEST_HEADING = 6;
    private static final int TEASER = 60;
    private static final int MAX_SIBLINGS = 200;

    private EmbeddedHtml() {}

    /** {@return whether the text is HTML} */
    static boolean is(String text) {
        return TAG.matcher(text).find();
    }

    /** {@return the visible content, with headings below the given level} */
    static Element below(int level, String html) {
        var page = Jsoup.parse(html);
        HiddenElements.remove(page);
        var headings = page.select("h1, h2, h3, h4, h5, h6");
        int outermost = headings.stream().mapToInt(EmbeddedHtml::level).min().orElse(1);
        headings.forEach(
                heading -> heading.tagName("h" + Math.min(DEEPEST_HEADING, level + 1 + level(heading) - outermost)));
        return new Element("div").appendChildren(page.body().childNodesCopy());
    }

    /** {@return the title of an entry, which may contain tags} */
    static String title(Element element, String title) {
        return element.attr("type").equals("html") || is(title)
                ? Jsoup.parse(title).text()
                : title;
    }

    /** {@return whether the element is a summary that only repeats the beginning of the content next to it} */
    static boolean isTeaser(Element element) {
        var name = XmlRole.name(element);
        var parent = element.parent();
        if (parent == null
                || parent.childrenSize() > MAX_SIBLINGS
                || !name.equals("description") && !name.equals("summary")) {
            return false;
        }
        var start = StringUtils.left(plain(element), TEASER);
        return parent.children().stream()
                .filter(other -> XmlRole.name(other).equals("encoded")
                        || XmlRole.name(other).equals("content"))
                .anyMatch(content -> plain(content).startsWith(start));
    }

    private static String plain(Element element) {
        return Jsoup.parse(element.childrenSize() > 0 ? element.html() : element.wholeText())
                .text();
    }

    private static int level(Element heading) {
        return heading.normalName().charAt(1) - '0';
    }
}
