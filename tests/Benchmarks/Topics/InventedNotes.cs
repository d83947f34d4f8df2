using System.Text;
using Automations.Programme.Topics;
using Automations.Topics.Weeks;

namespace Automations.Benchmarks.Topics;

/// <summary>
/// Notes as people write them: labelled questions in German and English, most with a second sentence and words of a long tail. In the last
/// week Loop and something that is no topic are spoken of by far more people than before.
/// </summary>
internal sealed class InventedNotes(IsoWeek first, int people)
{
    public const int Weeks = 9;
    public const string RisingTopic = "Loop";
    public const string EmergingPhrase = "quantendrucker";

    private const int TailWords = 50_000;
    private static readonly string[] Syllables = ["ba", "den", "ko", "li", "mar", "nu", "pro", "ren", "sto", "tal", "ver", "wi", "zen", "gra", "hol", "ex"];

    /// <param name="week">From 0.</param>
    public TopicNote Note(int week, int number)
    {
        var random = new Random((week * 10_000_000) + number);
        var text = new StringBuilder(QuestionOf(random));
        if (random.Next(3) > 0)
            text.Append(' ').Append(QuestionOf(random));
        for (var words = random.Next(5); words > 0; words--)
            text.Append(' ').Append(TailWord(random));
        if (week == Weeks - 1 && random.Next(5) == 0)
            text.Append(" Das war in Loop noch nie so.");
        if (week == Weeks - 1 && random.Next(8) == 0)
            text.Append(" Wo steht der neue Quantendrucker?");
        return new($"note-{week}-{number}", number % 10 == 0 ? TopicNote.FromQuestions : TopicNote.FromCheckIns, "benchmark", first.Plus(week).Monday.AddDays(random.Next(7)), text.ToString())
        {
            Person = $"person-{random.Next(people)}",
        };
    }

    private static string QuestionOf(Random random) => LabelledQuestions.All[random.Next(LabelledQuestions.All.Count)].Text;

    // few words often, very many hardly ever
    private static string TailWord(Random random)
    {
        var rank = (int)Math.Exp(random.NextDouble() * Math.Log(TailWords));
        var word = new StringBuilder();
        for (rank += Syllables.Length; rank > 0; rank /= Syllables.Length)
            word.Append(Syllables[rank % Syllables.Length]);
        return word.ToString();
    }
}
