package org.nextstephub.routes.casefile.folder;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.nextstephub.routes.casefile.folder.FolderWatch.Alert;

/**
 * A note beside a file that is not taken, for the clerk who put it there: why, and what to do. It goes when the file goes. It is
 * in both languages, and names nothing but the partner, whose folder it is.
 */
final class NotTaken {

    private static final String SUFFIX = ".not-taken.txt";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private static final String OTHER_NAME = """
            This file was not taken: its name is not that of a case file.
            Rename it in this form, with another number for each file of the same second:

                %1$s

            The ending may also be .json or .xml. Then add an empty file of the same name with .done at its end.

            Ce fichier n'a pas été pris en charge : son nom n'est pas celui d'un fichier de cas.
            Renommez-le sous la forme ci-dessus, avec un autre numéro pour chaque fichier de la même seconde;
            l'extension peut aussi être .json ou .xml. Ajoutez ensuite un fichier vide du même nom suivi de .done.
            """;

    private static final String NO_MARKER = """
            This file is waiting: the hub takes it when an empty file of the same name with .done at its end is beside it,
            so that no file is read before it is complete. Add that file.

            Ce fichier attend : le hub le prend en charge dès qu'un fichier vide du même nom suivi de .done se trouve
            à côté, pour qu'aucun fichier ne soit lu avant d'être complet. Ajoutez ce fichier.
            """;

    private NotTaken() {}

    static boolean isNote(String name) {
        return name.endsWith(SUFFIX);
    }

    /** Writes the note, unless it is there. A link under its name is not followed. */
    static void beside(Path file, Alert why, String partner) throws IOException {
        String text = why == Alert.NO_MARKER ? NO_MARKER : OTHER_NAME.formatted(example(partner));
        try {
            Files.writeString(
                    file.resolveSibling(file.getFileName() + SUFFIX),
                    text,
                    CREATE_NEW,
                    WRITE,
                    LinkOption.NOFOLLOW_LINKS);
        } catch (FileAlreadyExistsException noted) {
            // once is enough
        }
    }

    /** Erases the note of a file that is there no more. */
    static void clear(Path note) throws IOException {
        String name = note.getFileName().toString();
        Path file = note.resolveSibling(name.substring(0, name.length() - SUFFIX.length()));
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.delete(note);
        }
    }

    private static String example(String partner) {
        return "nextstep_" + partner + "_" + STAMP.format(Instant.now()) + "_1.csv";
    }
}
