using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Automations.Messages.Templates;

/// <summary>Fills placeholders strictly: what the view does not have, or has no value for, fails instead of leaving a gap.</summary>
internal sealed class TextContext : TemplateContext
{
    private readonly Func<string, string> escape;

    /// <param name="escape">Applied to every value that a placeholder writes.</param>
    public TextContext(ScriptObject globals, Func<string, string> escape)
        : base(new ScriptObject())
    {
        this.escape = escape;
        StrictVariables = true;
        EnableRelaxedMemberAccess = false;
        EnableRelaxedTargetAccess = false;
        PushGlobal(globals);
    }

    public override bool ToBool(SourceSpan span, object? value) => value is not NoValue && base.ToBool(span, value);

    public override TemplateContext Write(SourceSpan span, object? textAsObject)
    {
        if (textAsObject is null or NoValue)
            throw new ScriptRuntimeException(span, "This placeholder has no value here; ask for it with `if` first.");
        return Write(escape(ObjectToString(textAsObject) ?? ""));
    }
}
