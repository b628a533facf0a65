package dev.docent.api.service;

import java.util.List;
import java.util.Random;

/** Changes of forms, part by part; they change no other body. */
final class FuzzForms {

    private static final List<String> NAMES = List.of(
            "",
            " ",
            "..",
            "../../a.txt",
            "C:\\a.txt",
            "a\u0000.txt",
            "a%00.txt",
            "\u202egpj.exe",
            "=?utf-8?B?w6Q=?=",
            "a\"; filename*=UTF-8''%ff; x=\"",
            "x".repeat(300) + ".pdf",
            "a.pdf",
            "a.zip",
            "a.eml",
            "a.docx",
            ".env");

    private static final List<String> PART_HEADERS = List.of(
            "Content-Type: */*",
            "Content-Type: nonsense",
            "Content-Type: application/zip",
            "Content-Type: text/plain; charset=nonsense",
            "Content-Type: multipart/mixed; boundary=inner",
            "Content-Transfer-Encoding: base64",
            "Content-Length: -1",
            "Content-Disposition: form-data",
            "X-Long: " + "y".repeat(600),
            "no colon",
            ": no name");

    /** The beginnings of files of many formats, without what should follow. */
    private static final List<String> CONTENTS = List.of(
            "%PDF-1.7\n1 0 obj<<",
            "PK\u0003\u0004",
            "\u001f\u008b\b",
            "{\\rtf1 \\'zz",
            "<html><script>alert(1)</script>",
            "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
            "From: a@b\nSubject: =?x?Q?=ff?=\n\n",
            "\u0000".repeat(100),
            "e\u0301".repeat(2000),
            "a,b\n\"",
            " ");

    static final List<FuzzMutation> ALL = List.of(
            (request, random) -> replaced(request, "a.txt", one(NAMES, random)),
            (request, random) -> replaced(request, "The light was lit", one(CONTENTS, random)),
            (request, random) -> replaced(request, "The light was lit", one(CONTENTS, random)),
            (request, random) -> replaced(request, "name=\"file\"", "name=\"" + one(NAMES, random) + "\""),
            (request, random) ->
                    replaced(request, "filename=\"a.txt\"", "filename=\"a.txt\r\n" + one(PART_HEADERS, random)),
            (request, random) -> replaced(request, "\r\n\r\n", "\r\n" + one(PART_HEADERS, random) + "\r\n\r\n"),
            (request, random) -> replaced(request, "\r\n\r\n", "\r\n"),
            (request, random) -> replaced(request, "\r\n", "\n"),
            (request, random) -> replaced(request, "Content-Disposition", "Content-Nonsense"),
            (request, random) -> replaced(request, "form-data;", one(List.of("", "attachment;", "form-data"), random)),
            (request, random) -> replaced(request, "-tests--", "-tests"),
            (request, random) -> replaced(request, "name=\"file\"", "name=\"metadata\""));

    private FuzzForms() {}

    private static FuzzRequest replaced(FuzzRequest request, String part, String by) {
        return request.text(body -> body.startsWith("------boundary") ? body.replace(part, by) : body);
    }

    private static <T> T one(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
