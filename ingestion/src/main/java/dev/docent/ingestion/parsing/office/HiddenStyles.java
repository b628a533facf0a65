package dev.docent.ingestion.parsing.office;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The names of styles that hide their text, directly or by inheritance: {@code w:vanish} of ECMA-376 and {@code
 * text:display="none"} of OpenDocument.
 */
final class HiddenStyles extends DefaultHandler {

    private final Map<String, Boolean> own = new HashMap<>();
    private final Map<String, String> parents = new HashMap<>();
    private String current = "";

    boolean hides(@Nullable String style) {
        Set<String> seen = new HashSet<>();
        for (var name = style; name != null && seen.add(name); name = parents.get(name)) {
            var says = own.get(name);
            if (says != null) {
                return says;
            }
        }
        return false;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        switch (name) {
            case "style" -> {
                var id = PartFilter.attribute(attributes, "styleId");
                var named = id == null ? PartFilter.attribute(attributes, "name") : id;
                current = named == null ? "" : named;
                inherit(PartFilter.attribute(attributes, "parent-style-name"));
            }
            case "basedOn" -> inherit(PartFilter.attribute(attributes, "val"));
            case "vanish" -> own.put(current, isOn(attributes));
            case "text-properties" -> {
                var display = PartFilter.attribute(attributes, "display");
                if (display != null) {
                    own.put(current, display.equals("none"));
                }
            }
            default -> {}
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        if (name.equals("style")) {
            current = "";
        }
    }

    /** {@return the value of a toggle property, which is on unless stated otherwise} */
    static boolean isOn(Attributes attributes) {
        var value = PartFilter.attribute(attributes, "val");
        return value == null || !(value.equals("0") || value.equals("false") || value.equals("off"));
    }

    private void inherit(@Nullable String parent) {
        if (parent != null) {
            parents.put(current, parent);
        }
    }
}
