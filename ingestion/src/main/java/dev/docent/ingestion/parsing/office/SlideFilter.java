package dev.docent.ingestion.parsing.office;

import org.xml.sax.Attributes;
import org.xml.sax.SAXException;

/** Marks the title of a slide, identified by its placeholder (ECMA-376 part 1, 19.7.10). */
final class SlideFilter extends PartFilter {

    private boolean title;

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
        super.startElement(uri, name, qualified, attributes);
        switch (name) {
            case "sp" -> title = false;
            case "ph" -> {
                var type = attribute(attributes, "type");
                title = "title".equals(type) || "ctrTitle".equals(type);
            }
            case "t" -> {
                if (title) {
                    mark(TITLE_MARK);
                    title = false;
                }
            }
            default -> {}
        }
    }
}
