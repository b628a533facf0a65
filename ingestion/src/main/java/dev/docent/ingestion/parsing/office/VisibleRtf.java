package dev.docent.ingestion.parsing.office;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Copies an RTF file without the characters hidden by {@code \v} (Rich Text Format 1.9.1, font properties). */
final class VisibleRtf {

    private final PushbackInputStream in;
    private final OutputStream out;
    private final Deque<Boolean> groups = new ArrayDeque<>();
    private boolean hidden;

    VisibleRtf(InputStream in, OutputStream out) {
        this.in = new PushbackInputStream(in);
        this.out = out;
    }

    void copy() throws IOException {
        for (int c = in.read(); c >= 0; c = in.read()) {
            switch (c) {
                case '{' -> {
                    groups.push(hidden);
                    out.write(c);
                }
                case '}' -> {
                    hidden = !groups.isEmpty() && groups.pop();
                    out.write(c);
                }
                case '\\' -> control();
                default -> text(c);
            }
        }
    }

    private void text(int c) throws IOException {
        if (!hidden || c == '\r' || c == '\n') {
            out.write(c);
        }
    }

    private void control() throws IOException {
        int c = in.read();
        if (isLetter(c)) {
            word(c);
        } else if (c == '\'') {
            var code = in.readNBytes(2);
            if (!hidden) {
                out.write("\\'".getBytes(StandardCharsets.US_ASCII));
                out.write(code);
            }
        } else if (c >= 0 && (!hidden || c == '*')) {
            out.write('\\');
            out.write(c);
        }
    }

    private void word(int first) throws IOException {
        var name = new StringBuilder();
        int c = first;
        for (; isLetter(c); c = in.read()) {
            name.append((char) c);
        }
        var number = new StringBuilder();
        for (; c >= '0' && c <= '9' || c == '-' && number.isEmpty(); c = in.read()) {
            number.append((char) c);
        }
        if (c >= 0 && c != ' ') {
            in.unread(c);
        }
        apply(name.toString(), number.toString());
    }

    private void apply(String name, String number) throws IOException {
        switch (name) {
            case "v" -> hidden = !number.equals("0");
            case "plain" -> hidden = false;
            default -> {}
        }
        if (!name.equals("v") && !(hidden && name.equals("u"))) {
            out.write(("\\" + name + number + " ").getBytes(StandardCharsets.US_ASCII));
        }
        if (name.equals("bin") && !number.isEmpty() && number.length() < 10) {
            for (int left = Integer.parseInt(number), b; left > 0 && (b = in.read()) >= 0; left--) {
                out.write(b);
            }
        }
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
