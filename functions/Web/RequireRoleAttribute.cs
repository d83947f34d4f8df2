namespace Automations.Web;

/// <summary>Put on an HTTP function: callers need one of these roles. Without it a function is open to everybody.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequireRoleAttribute(params string[] roles) : Attribute
{
    public IReadOnlyList<string> Roles { get; } = roles;
}
