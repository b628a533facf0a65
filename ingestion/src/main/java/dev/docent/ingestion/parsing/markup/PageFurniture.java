package dev.docent.ingestion.parsing.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Removes the parts of an HTML page that are not its content: menus, the header and footer of the site, cookie banners,
 * and links between the text and its footnotes. A page that has nothing else keeps
 * them. For one page.
 */
final class PageFurniture {

    /** Elements that are never content, by their ARIA role or by the convention that they are not printed. */
    private static final String NAVIGATION = "nav, [role=navigation], [role=search], [role=menu], [role=menubar],"
            + " [role=doc-toc], [class~=(?i)(?:^|\\s)(?:no-?print|hidden-print|d-print-none|skip-link|skip-to-content"
            + "|breadcrumbs?|catlinks|mw-jump-link|mw-editsection)(?:\\s|$)]";

    private static final String FOOTER = "footer, [role=contentinfo]";
    private static final String CONTENT = "main, article, section, blockquote, [role=main]";

    /** The marks of footnotes and the links back from them. */
    private static final String NOTE_LINKS = "[role=doc-noteref], [role=doc-backlink], sup.reference, sup.footnote-ref,"
            + " a.footnote-ref, a.footnote-backref, .mw-cite-backlink, a[href^=#cite_ref], a[href^=#fnref]";

    private static final Pattern NOTE_MARK =
            Pattern.compile("[\\[(]?(?:\\d{1,3}|[a-zA-Z]|[*†‡§]{1,3}|(?:note|nb|n)\\s?\\d{1,3})[\\])]?");
    private static final Pattern CONSENT = Pattern.compile(
            "(?i)(?:cookie|consent|gdpr)[\\w-]*?"
                    + "(?:banner|bar|notice|popup|modal|dialog|overlay|layer|wall|message|box)|onetrust|cookiebot|usercentrics");
    private static final Pattern MENU = Pattern.compile(
            "(?i)(?:^|\\s)(?:(?:main|site|top|side|page)[-_]?)?(?:menu|nav|navbar|navigation|navbox|footer)(?:\\s|$)");

    private static final Pattern COPYRIGHT = Pattern.compile("(?i)©|\\(c\\)|copyright|all rights reserved");
    private static final int MAX_CONTACT_LINKS = 2;
    private static final int LONGEST_MENU_ITEM = 30;

    /** The share of links in the text of a menu. */
    private static final double MOSTLY_LINKS = 0.6;

    /** The main element of a page holds at least this share of its text, or is not what it says. */
    private static final double MIN_MAIN = 0.3;

    /** The maximum number of elements removed by each rule. */
    private static final int MAX_REMOVED = 1_000;

    private static final int MAX_COMPARED = 200;

    private final List<Removed> removed = new ArrayList<>();

    private PageFurniture() {}

    static void remove(Document page) {
        page.select(NOTE_LINKS).remove();
        page.select("sup").stream().filter(PageFurniture::isNoteMark).toList().forEach(Element::remove);
        new PageFurniture().removeAround(page.body());
    }

    private void removeAround(Element body) {
        removeAll(body, NAVIGATION, element -> true);
        removeAll(body, FOOTER, footer -> footer.closest(CONTENT) == null && !isContact(footer));
        removeAll(
                body, "[id], [class]", element -> isNamed(element, CONSENT) && element.selectFirst("h1, main") == null);
        removeAll(body, "header ul, header ol", list -> list.closest(CONTENT) == null && isMenu(list));
        removeAll(body, "[id], [class]", new Menus());
        removeAll(body, "ul", PageFurniture::isChoiceOfLanguage);
        if (body.hasText()) {
            keepMain(body);
        } else {
            removed.reversed().forEach(Removed::putBack);
        }
    }

    private void removeAll(Element body, String selector, Predicate<Element> condition) {
        body.select(selector).stream()
                .filter(element -> element != body && condition.test(element))
                .limit(MAX_REMOVED)
                .toList()
                .forEach(element -> {
                    var place = new TextNode("");
                    element.replaceWith(place);
                    removed.add(new Removed(element, place));
                });
    }

    /** The main element excludes what the pages of a site have in common (HTML Standard, 4.4.14). */
    private static void keepMain(Element body) {
        var all = body.select("main, [role=main]");
        if (all.size() == 1
                && all.getFirst().text().length() >= MIN_MAIN * body.text().length()) {
            var main = all.getFirst();
            main.remove();
            body.empty().appendChild(main);
        }
    }

    private static boolean isNamed(Element element, Pattern name) {
        return name.matcher(element.id()).find()
                || name.matcher(element.className()).find();
    }

    private static boolean isMenu(Element list) {
        return list.children().stream().allMatch(item -> item.text().length() <= LONGEST_MENU_ITEM);
    }

    /** Compares the text of a limited number of elements with that of their links. */
    private static final class Menus implements Predicate<Element> {

        private int compared;

        @Override
        public boolean test(Element element) {
            return isNamed(element, MENU) && compared++ < MAX_COMPARED && isMostlyLinks(element);
        }
    }

    private static boolean isMostlyLinks(Element element) {
        int links = element.select("a").stream()
                .mapToInt(link -> link.text().length())
                .sum();
        return links > 0 && links >= MOSTLY_LINKS * element.text().length();
    }

    /** The footer of a letter or a notice gives an address, or when somebody is there. */
    private static boolean isContact(Element footer) {
        return footer.text().chars().anyMatch(Character::isDigit)
                && !COPYRIGHT.matcher(footer.text()).find()
                && footer.select("a").size() <= MAX_CONTACT_LINKS;
    }

    private static boolean isChoiceOfLanguage(Element list) {
        var items = list.children();
        return items.size() > 1 && items.stream().allMatch(item -> item.selectFirst("> a[hreflang]") != null);
    }

    private static boolean isNoteMark(Element mark) {
        var link = mark.selectFirst("a[href]");
        return link != null
                && link.attr("href").contains("#")
                && NOTE_MARK.matcher(mark.text()).matches();
    }

    /** An element that is not displayed, and where it was. */
    private record Removed(Element element, TextNode place) {

        void putBack() {
            place.replaceWith(element);
        }
    }
}
