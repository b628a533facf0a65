package dev.docent.ingestion.parsing.markup;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/** What an element is to a reader of the document, by its name in JATS, DITA, DocBook, TEI, RSS and Atom. */
enum XmlRole {
    /** A part of the document with a title. */
    SECTION("sec section chapter part appendix preface item entry abstract ref-list sect1 sect2 sect3 sect4 sect5"
            + " simplesect topic concept task reference troubleshooting glossentry refentry refsect1 refsect2"
            + " bibliography glossary boxed-text notes app div div1 div2 div3 sub-article response ack"),
    HEADING("title article-title subtitle chapter-title book-title mainbooktitle heading headline head glossterm"),
    PARAGRAPH("p para simpara formalpara fn caption term def dd dt shortdesc cmd info context result stepresult prereq"
            + " postreq note tip warning caution important quote disp-quote blockquote disp-formula"
            + " funding-statement glossdef verse-line line l ab attrib mediaobject"),
    /** A paragraph in one line, whatever its elements. */
    CITATION("ref mixed-citation element-citation citation bibliomixed biblioentry aff corresp license-p"),
    LIST("list itemizedlist simplelist ul sl steps-unordered choices def-list variablelist dl parml glosslist"),
    NUMBERED_LIST("orderedlist ol steps procedure substeps"),
    ITEM("list-item listitem li sli step substep choice member"),
    /** A term with its definition. */
    DEFINITION("def-item varlistentry dlentry plentry"),
    PREFORMATTED("pre preformat codeblock code-block programlisting screen msgblock literallayout"),
    TABLE("table informaltable simpletable properties choicetable"),
    /** The number or mark of the block that follows. */
    LABEL("label"),
    PEOPLE("contrib-group authorgroup"),
    PERSON("author editor contrib personname"),
    /** Not displayed: identifiers, pictures, and statements to programs. Only in known vocabularies. */
    HIDDEN("journal-id article-id issn isbn object-id contrib-id institution-id self-uri elocation-id counts alt-title"
            + " article-categories award-group graphic inline-graphic media image imagedata"
            + " supplementary-graphic tex-math annotation indexterm index-term remark draft-comment"
            + " required-cleanup data data-about guid generator lastbuilddate ttl docs cloud skiphours skipdays"
            + " updateperiod updatefrequency language script style"),
    OTHER("");

    /** The documents of known vocabularies. */
    private static final Set<String> ROOTS = Set.of(
            "article",
            "book",
            "book-part",
            "rss",
            "feed",
            "rdf",
            "topic",
            "concept",
            "task",
            "reference",
            "dita",
            "map",
            "bookmap",
            "tei",
            "chapter",
            "section",
            "refentry",
            "set",
            "html");

    /** The titles of these elements are captions. */
    private static final Set<String> CAPTIONED = Set.of(
            "caption",
            "fig",
            "figure",
            "table",
            "informaltable",
            "list",
            "itemizedlist",
            "orderedlist",
            "variablelist",
            "procedure",
            "steps",
            "step",
            "example",
            "note",
            "formalpara",
            "simpletable",
            "ref",
            "mixed-citation",
            "element-citation",
            "bibliomixed",
            "biblioentry",
            "image");

    /** The names that mean the same in any vocabulary. */
    private static final Set<String> COMMON = Set.of(
            "title",
            "heading",
            "headline",
            "p",
            "para",
            "section",
            "chapter",
            "ul",
            "ol",
            "li",
            "list",
            "table",
            "pre");

    private static final Map<String, XmlRole> ROLES = new HashMap<>();

    static {
        for (var role : values()) {
            Arrays.stream(role.names.split(" ")).forEach(name -> ROLES.put(name, role));
        }
    }

    private final String names;

    XmlRole(String names) {
        this.names = names;
    }

    static XmlRole of(Element element) {
        var role = ROLES.getOrDefault(name(element), OTHER);
        var parent = element.parent();
        return switch (role) {
            case HEADING -> parent != null && CAPTIONED.contains(name(parent)) ? PARAGRAPH : HEADING;
            // Lists in TEI have items, too.
            case SECTION -> parent != null && name(parent).equals("list") ? ITEM : named(element);
            default -> role;
        };
    }

    /** {@return what the element is in an unknown vocabulary} */
    static XmlRole ofUnknown(Element element) {
        return COMMON.contains(name(element)) ? of(element) : OTHER;
    }

    /** Names such as item occur as values, too. */
    private static XmlRole named(Element element) {
        return element.childrenSize() == 0 ? OTHER : SECTION;
    }

    static boolean isKnown(Element root) {
        return ROOTS.contains(name(root));
    }

    /** {@return the name of the element without its namespace, in lower case} */
    static String name(Element element) {
        var name = element.tagName();
        return name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    }
}
