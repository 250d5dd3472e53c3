package onrecord.language;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which other words of an article speak of a country: its people, its seats of power, its cities. */
public final class Countries {
    private static final List<Country> ALL =
            WordList.lines("countries.txt").stream().map(Countries::country).toList();
    private static final Set<String> PEOPLE =
            ALL.stream().flatMap(country -> country.people.stream()).collect(Collectors.toUnmodifiableSet());

    private Countries() {}

    private record Country(String name, Set<String> people, Set<String> seats, Set<String> places) {}

    /** Whether canonical words are an adjective or people of a country: "chinese", "poles". */
    public static boolean isPeople(String canonical) {
        return PEOPLE.contains(canonical);
    }

    /** The country of an adjective or people, as it is written: "China" for "chinese"; the word itself for any other. */
    public static String of(String people) {
        String folded = Names.fold(people);
        return ALL.stream()
                .filter(country -> country.people.contains(folded))
                .findFirst()
                .map(country -> Arrays.stream(country.name.split(" ", -1))
                        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                        .collect(Collectors.joining(" ")))
                .orElse(people);
    }

    /**
     * The canonical words of which one suffices to speak of a country, its people or its seat of power.
     *
     * @param canonical a name as {@link Names#canonicalTokens} writes it, its words set apart by spaces
     * @param located whether the name says where something is: then a capital is no other word for its country
     * @return empty if it is no country, people or seat of power
     */
    public static Set<String> witnesses(String canonical, boolean located) {
        Set<String> witnesses = new HashSet<>();
        for (Country country : ALL) {
            boolean named = country.name.equals(canonical) || country.people.contains(canonical);
            boolean seat = !located && country.seats.contains(canonical);
            if (named || seat) {
                witnesses.add(country.name);
                witnesses.addAll(country.people);
                witnesses.addAll(country.seats);
            }
            if (named) {
                witnesses.addAll(country.places);
            }
        }
        return witnesses;
    }

    private static Country country(String line) {
        List<String> parts =
                Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        if (parts.size() != 4) {
            throw new IllegalStateException("countries.txt: a line has four parts: " + line);
        }
        return new Country(parts.get(0), people(parts.get(1)), names(parts.get(2)), names(parts.get(3)));
    }

    /** Set apart by spaces, but by commas where one has two words. */
    private static Set<String> people(String words) {
        return words.contains(",")
                ? names(words)
                : Arrays.stream(words.split(" ", -1)).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> names(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
