package dev.guildhall.common.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// A table of protocol facts under `golden/protocol`: lines with `#` name the source, the first other line the columns.
record GoldenTable(List<String> columns, List<Row> rows) {
    static GoldenTable read(String file) {
        List<String> lines =
                text(file).lines().filter(line -> !line.startsWith("#")).toList();
        List<String> columns = cells(lines.getFirst());
        List<Row> rows = lines.stream()
                .skip(1)
                .map(line -> new Row(file, columns, cells(line)))
                .toList();
        return new GoldenTable(columns, rows);
    }

    /// The named cells of each row, joined: what a test compares with the same facts of an enum.
    List<String> project(String... names) {
        return rows.stream().map(row -> row.join(names)).toList();
    }

    /// Only the rows with this value in this column.
    GoldenTable where(String column, String value) {
        return new GoldenTable(
                columns,
                rows.stream().filter(row -> row.cell(column).equals(value)).toList());
    }

    private static List<String> cells(String line) {
        return List.of(line.split("\t", -1));
    }

    private static String text(String file) {
        try (InputStream in = GoldenTable.class.getResourceAsStream("/golden/protocol/" + file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One line, its cells found by column name.
    record Row(String file, List<String> columns, List<String> cells) {
        Row {
            if (columns.size() != cells.size()) {
                throw new IllegalArgumentException(file + ": " + cells + " does not fit " + columns);
            }
        }

        String cell(String column) {
            return cells.get(columns.indexOf(column));
        }

        String join(String... names) {
            return String.join(" ", List.of(names).stream().map(this::cell).toList());
        }
    }
}
