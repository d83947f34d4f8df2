using Automations.LanguageModel.Anonymity;

namespace Automations.LanguageModel;

/// <param name="Purpose">What the answer is for, in the log: <c>digest-introduction</c>.</param>
/// <param name="Instructions">Ours alone: nothing that somebody outside the programme's team wrote.</param>
/// <param name="Material">What to work on. It is data, and the model is told so: instructions in it count for nothing.</param>
/// <param name="MostTokens">Longest answer.</param>
public sealed record ModelQuestion(string Purpose, string Instructions, AnonymousText Material, int MostTokens);
