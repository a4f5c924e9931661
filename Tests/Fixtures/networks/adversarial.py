import torch, torch.nn as nn
# GAN-like + gradient penalty + double backward
torch.manual_seed(0)
D = nn.Sequential(nn.Linear(2,8), nn.LeakyReLU(0.2), nn.Linear(8,1)); G = nn.Sequential(nn.Linear(1,8), nn.Tanh(), nn.Linear(8,2))
od = torch.optim.RMSprop(D.parameters(), lr=0.01); og = torch.optim.Adam(G.parameters(), lr=0.01, betas=(0.5,0.9))
bce = nn.BCEWithLogitsLoss()
for i in range(4):
    real = torch.randn(6,2)+2; z = torch.randn(6,1); fake = G(z)
    od.zero_grad(); a = torch.rand(6,1); inter = (a*real+(1-a)*fake.detach()).requires_grad_(True)
    d = D(inter); g = torch.autograd.grad(d, inter, grad_outputs=torch.ones_like(d), create_graph=True)[0]
    gp = ((g.norm(2,dim=1)-1)**2).mean()
    ld = bce(D(real), torch.ones(6,1)) + bce(D(fake.detach()), torch.zeros(6,1)) + 10*gp; ld.backward(); od.step()
    og.zero_grad(); lg = bce(D(fake), torch.ones(6,1)); lg.backward(); og.step()
    print('%.4f %.4f %.4f' % (ld.item(), gp.item(), lg.item()))
class VAE(nn.Module):
    def __init__(s):
        super().__init__(); s.fc1=nn.Linear(6,4); s.mu=nn.Linear(4,2); s.lv=nn.Linear(4,2); s.d=nn.Linear(2,6)
    def forward(s,x):
        h=torch.relu(s.fc1(x)); mu,lv=s.mu(h),s.lv(h); std=torch.exp(0.5*lv); z=mu+torch.randn_like(std)*std; return torch.sigmoid(s.d(z)),mu,lv
v=VAE(); x=torch.rand(3,6); o,mu,lv=v(x); kl=-0.5*torch.sum(1+lv-mu.pow(2)-lv.exp()); l=nn.functional.binary_cross_entropy(o,x,reduction='sum')+kl; l.backward(); print('%.4f %.4f'%(l.item(),kl.item()), v.mu.weight.grad)
