package dev.docent.api.service;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/** A PDF of a single line of text, without the help of a library. */
final class SmallPdf {

    private SmallPdf() {}

    /** {@return the file} @param line in ASCII, without brackets */
    static byte[] of(String line) {
        var drawing = "BT /F1 12 Tf 72 700 Td (" + line + ") Tj ET";
        var objects = new String[] {
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            "<< /Length " + drawing.length() + " >>\nstream\n" + drawing + "\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
        };
        var out = new ByteArrayOutputStream();
        var offsets = new ArrayList<Integer>();
        write(out, "%PDF-1.4\n");
        for (int i = 0; i < objects.length; i++) {
            offsets.add(out.size());
            write(out, (i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n");
        }
        int start = out.size();
        write(out, "xref\n0 6\n0000000000 65535 f \n");
        offsets.forEach(offset -> write(out, "%010d 00000 n \n".formatted(offset)));
        write(out, "trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n" + start + "\n%%EOF\n");
        return out.toByteArray();
    }

    /** {@return a file with a picture below the line} @param jpeg of these dimensions */
    static byte[] of(String line, byte[] jpeg, int width, int height) {
        var drawing = "BT /F1 12 Tf 72 700 Td (" + line + ") Tj ET q 400 0 0 200 72 400 cm /I1 Do Q";
        var out = new ByteArrayOutputStream();
        write(out, "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
        write(out, "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n");
        write(out, "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <<");
        write(out, " /Font << /F1 5 0 R >> /XObject << /I1 6 0 R >> >> >>\nendobj\n");
        write(out, "4 0 obj\n<< /Length " + drawing.length() + " >>\nstream\n" + drawing + "\nendstream\nendobj\n");
        write(out, "5 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\n");
        write(out, "6 0 obj\n<< /Type /XObject /Subtype /Image /Width " + width + " /Height " + height);
        write(out, " /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length " + jpeg.length);
        write(out, " >>\nstream\n");
        out.writeBytes(jpeg);
        write(out, "\nendstream\nendobj\ntrailer\n<< /Size 7 /Root 1 0 R >>\n%%EOF\n");
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
