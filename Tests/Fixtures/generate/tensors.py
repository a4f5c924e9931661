# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tensors.txt: tensor operations on random inputs with PyTorch's results, gradients and node names.

Run with a Python that has torch 2.13; the file is read by Tests/TensorsTests.
"""
import os
import random
import torch

DT={'bool':torch.bool,'uint8':torch.uint8,'int8':torch.int8,'int16':torch.int16,'int32':torch.int32,'int64':torch.int64,'float32':torch.float32,'float64':torch.float64}
N={v:k for k,v in DT.items()}
rnd=random.Random(7)
class Dt:  # dtype arg
    def __init__(s,n): s.n=n
class Sl:
    def __init__(s,*a): s.a=a
class Dots: pass
def raw(t):
    return t.detach().contiguous().numpy().tobytes()

def enc_t(t):
    t0=t.detach()
    # storage from offset 0 to needed
    n=1+t0.storage_offset()+sum((s-1)*st for s,st in zip(t0.shape,t0.stride())) if t0.numel() else t0.storage_offset()+1
    n=min(n,t0.untyped_storage().nbytes()//t0.element_size())
    flat=torch.as_strided(t0,(n,),(1,),0)
    return f"{N[t.dtype]}/{','.join(map(str,t.shape))}/{','.join(map(str,t.stride()))}/{t.storage_offset()}/{1 if t.requires_grad else 0}/{raw(flat).hex()}"
def enc(a):
    if isinstance(a,torch.Tensor): return 't:'+enc_t(a)
    if a is None: return 'n'
    if isinstance(a,bool): return 'b:%d'%a
    if isinstance(a,int): return 'i:%d'%a
    if isinstance(a,float): return 'f:%r'%a
    if isinstance(a,Dt): return 's:'+a.n
    if isinstance(a,Sl): return 's:'+','.join('' if q is None else str(q) for q in a.a)
    if isinstance(a,Dots): return 's:...'
    if isinstance(a,str): return 's:'+a
    if isinstance(a,(list,tuple)) and a and isinstance(a[0],torch.Tensor): return 'lt:'+';'.join(enc_t(q) for q in a)
    if isinstance(a,(list,tuple)): return 'li:'+','.join(map(str,a))
    raise Exception(a)
def weights(t):
    n=t.numel()
    i=torch.arange(n)
    return (((i*7)%11-5).double()/8+0.0625).reshape(t.shape).to(t.dtype)
def fresh(a):
    if isinstance(a,torch.Tensor):
        b=torch.as_strided(a.detach(),(a.untyped_storage().nbytes()//a.element_size(),),(1,),0).clone() if a.numel() else a.detach().clone()
        c=torch.as_strided(b,a.shape,a.stride(),a.storage_offset()) if a.numel() else b
        c=c.detach()
        if a.requires_grad: c.requires_grad_()
        return c
    if isinstance(a,(list,tuple)) and a and isinstance(a[0],torch.Tensor): return [fresh(q) for q in a]
    return a
CASES=[]
def case(op,args,f): CASES.append((op,args,f))
def run_torch(op,args,f):
    args=[fresh(a) for a in args]
    leaves=[]
    for a in args:
        for q in (a if isinstance(a,list) else [a]):
            if isinstance(q,torch.Tensor) and q.requires_grad: leaves.append(q)
    try: out=f(*args)
    except Exception as e: return ('E',type(e).__name__,str(e).split('\n')[0])
    if not isinstance(out,(tuple,list)): out=[out]
    g=None
    if leaves:
        tot=None
        for t in out:
            if isinstance(t,torch.Tensor) and t.requires_grad and t.dtype.is_floating_point:
                s=(t*weights(t)).sum(); tot=s if tot is None else tot+s.to(tot.dtype)
        if tot is not None:
            try:
                tot.backward(); g=[l.grad for l in leaves]
            except Exception as e: g=('GE',str(e))
    return ('R',out,g)
# generators
def shape(maxr=3,mx=4,zero=True):
    return [rnd.choice([1,2,3,4,5] if not (zero and rnd.random()<0.04) else [0]) for _ in range(rnd.randint(0,maxr))]
def T(sh=None,dt=None,grad=None,lo=-2.,hi=2.,strided=True):
    if sh is None: sh=shape()
    if dt is None: dt=rnd.choice(list(DT)) if rnd.random()<.4 else 'float32'
    fl=dt.startswith('float')
    def mk(s):
        g=torch.Generator().manual_seed(rnd.getrandbits(40))
        if fl: 
            x=torch.rand(s,generator=g,dtype=DT[dt])*(hi-lo)+lo
            return x
        if dt=='bool': return torch.rand(s,generator=g)>0.5
        l=int(lo) if dt!='uint8' else max(0,int(lo)); 
        return torch.randint(l,max(int(hi),l)+2,s,generator=g).to(DT[dt])
    r=rnd.random() if strided else 1
    if r<0.15 and len(sh)>=2:
        p=list(range(len(sh))); rnd.shuffle(p)
        inv=[p.index(i) for i in range(len(sh))]
        x=mk([sh[i] for i in p]).permute(inv)
    elif r<0.25 and len(sh)>=1:
        d=rnd.randrange(len(sh)); s2=list(sh); s2[d]=max(1,sh[d]*2+1) 
        x=mk(s2); sl=[slice(None)]*len(sh); sl[d]=slice(1,1+2*sh[d],2); x=x[tuple(sl)]
        x=x.narrow(d,0,sh[d]) if x.shape[d]!=sh[d] else x
    elif r<0.3 and len(sh)>=1:
        d=rnd.randrange(len(sh)); s2=list(sh); s2[d]=1; x=mk(s2).expand(sh)
        if grad is None: grad=False
    else: x=mk(sh)
    if grad is None: grad=fl and rnd.random()<.6
    x=x.detach()
    if fl and grad: x.requires_grad_()
    return x
def bshapes():
    s=shape(3)
    a=list(s); b=list(s)
    for i in range(len(s)):
        r=rnd.random()
        if r<.15: a[i]=1
        elif r<.3: b[i]=1
    if rnd.random()<.2: a=a[rnd.randint(0,len(a)):]
    elif rnd.random()<.2: b=b[rnd.randint(0,len(b)):]
    return a,b

KEEP=3
UN={'neg':0,'abs':0,'sign':0,'sgn':0,'square':0,'relu':0,'floor':0,'ceil':0,'trunc':0,'frac':0,'deg2rad':0,'rad2deg':0,'sqrt':1,'rsqrt':1,'reciprocal':0,'exp':0,'exp2':0,'expm1':0,'log':1,'log2':1,'log10':1,'log1p':1,'sin':0,'cos':0,'tan':0,'asin':2,'acos':2,'atan':0,'sinh':0,'cosh':0,'tanh':0,'asinh':0,'acosh':3,'atanh':2,'sigmoid':0,'erf':0,'erfc':0,'erfinv':2,'lgamma':1,'sinc':0,'isnan':0,'isinf':0,'isfinite':0,'isposinf':0,'isneginf':0,'signbit':0,'angle':0,'logical_not':0,'bitwise_not':0,'round':0,'clone':0,'digamma':1,'logit':1,'nan_to_num':0}
rg={0:(-3.,3.),1:(0.01,4.),2:(-.99,.99),3:(1.01,5.)}
sp=torch.tensor([float('nan'),float('inf'),float('-inf'),0.,-0.,1e-40,-1e-40,1.,-1.,.5,-.5,1.5,2.5,-2.5,88.,-88.,100.,-104.,3e38,-3e38,1e-8])
for op,r in UN.items():
    for k in range(3):
        x=T(lo=rg[r][0],hi=rg[r][1])
        if op=='digamma' : x=x.detach()
        case(op,[x],lambda x,op=op:getattr(torch,op)(x))
    for d in (torch.float32,torch.float64): case(op,[sp.to(d)],lambda x,op=op:getattr(torch,op)(x))
for op in 'neg abs sign sqrt rsqrt reciprocal exp log sin cos tanh sigmoid relu floor round'.split():
    for k in range(2):
        x=T(dt='float32' if k<5 else 'int64')
        case(op+'_',[x],lambda x,op=op:getattr(x*1,op+'_')())

KEEP=3
B='add sub mul pow eq ne lt le gt ge remainder fmod floor_divide atan2 maximum minimum fmax fmin hypot logaddexp logaddexp2 copysign xlogy heaviside logical_and logical_or logical_xor gcd lcm bitwise_and bitwise_or bitwise_xor bitwise_left_shift bitwise_right_shift div ldexp nextafter'.split()
def sc():
    return rnd.choice([rnd.randint(-3,4),round(rnd.uniform(-3,3),2),True,2,0.5,3.,2.,-1,0])
for op in B:
    for k in range(4):
        a,b=bshapes()
        lo=0.1 if op in('pow','xlogy','logaddexp2') and rnd.random()<.6 else -3.
        dt=None if rnd.random()<.6 else 'float32'
        if op in('gcd','lcm') or op.startswith('bitwise'): dt=rnd.choice(['int64','int32','uint8','bool'])
        x=T(a,dt,lo=lo); y=T(b,dt,lo=lo)
        f=getattr(torch,op)
        case(op,[x,y],lambda x,y,f=f:f(x,y))
    if op in 'add sub mul pow eq ne lt le gt ge remainder fmod floor_divide bitwise_and bitwise_or bitwise_xor bitwise_left_shift bitwise_right_shift div'.split():
        for k in range(2):
            x=T(lo=-3.); s=sc()
            f=getattr(torch,op)
            if op.startswith('bitwise') : 
                s=rnd.randint(0,5); 
            case(op,[x,s],lambda x,s,f=f:f(x,s))
        if op!='div':
          for k in range(3):
            a,b=bshapes(); x=T(a); y=T(b) if rnd.random()<.6 else sc()
            if op.startswith('bitwise'): y=rnd.randint(0,4)
            def g(x,y,op=op):
                z=x*1 if x.requires_grad else x
                return getattr(z,op+'_')(y)
            case(op+'_',[x,y],g)
for k in range(4):
    a,b=bshapes(); case('div',[T(a),T(b),rnd.choice(['floor','trunc'])],lambda x,y,r:torch.div(x,y,rounding_mode=r))
    case('div',[T(a),sc(),rnd.choice(['floor','trunc',None])],lambda x,y,r:torch.div(x,y,rounding_mode=r))
    case('add_alpha',[T(a),T(b),rnd.choice([2,-1,0.5])],lambda x,y,r:torch.add(x,y,alpha=r))
    case('sub_alpha',[T(a),T(b),rnd.choice([2,-1,0.5])],lambda x,y,r:torch.sub(x,y,alpha=r))
    case('rsub',[T(a),sc()],lambda x,y:y-x)
    case('rdiv',[T(a),sc()],lambda x,y:y/x)
    case('rpow',[T(a),sc()],lambda x,y:y**x)
    case('rremainder',[T(a),sc()],lambda x,y:y%x)
    case('rfloor_divide',[T(a),sc()],lambda x,y:y//x)
    case('where',[T(a,'bool'),T(b),T(a)],lambda c,x,y:torch.where(c,x,y))
    case('where',[T(a,'bool'),T(b),sc()],lambda c,x,y:torch.where(c,x,y))
    case('where',[T(a,'bool'),sc(),T(b)],lambda c,x,y:torch.where(c,x,y))
    case('where',[T(a,'bool'),sc(),sc()],lambda c,x,y:torch.where(c,x,y))
    case('masked_fill',[T(a),T(b,'bool'),sc()],lambda c,x,y:torch.masked_fill(c,x,y))
    case('masked_fill',[T(a,'float32'),T(b,'bool'),T([],'float32')],lambda c,x,y:torch.masked_fill(c,x,y))
    case('clamp',[T(a),rnd.choice([None,-1,-.5,0]),rnd.choice([None,1,.5])],lambda c,x,y:torch.clamp(c,x,y))
    case('clamp',[T(a),rnd.choice([None,T(b)]),T(a)],lambda c,x,y:torch.clamp(c,x,y))
    case('clamp_min',[T(a),sc()],torch.clamp_min); case('clamp_max',[T(a),sc()],torch.clamp_max)
    case('lerp',[T(a,'float32'),T(b,'float32'),rnd.choice([.2,.7,2.])],torch.lerp)
    case('lerp',[T(a,'float32'),T(b,'float32'),T(a,'float32')],torch.lerp)
    case('addcmul',[T(a,'float32'),T(b,'float32'),T(a,'float32'),rnd.choice([1,.3,2])],lambda x,y,z,v:torch.addcmul(x,y,z,value=v))
    case('addcdiv',[T(a,'float32'),T(b,'float32'),T(a,'float32'),rnd.choice([1,.3,2])],lambda x,y,z,v:torch.addcdiv(x,y,z,value=v))
    case('isclose',[T(a,'float32'),T(b,'float32')],torch.isclose)
    case('equal',[T(a),T(b)],torch.equal)
    case('round',[T(a),rnd.choice([1,2,-1])],lambda x,d:torch.round(x,decimals=d))
    case('logit',[T(a,'float32',lo=0.,hi=1.),.2],torch.logit)
    case('nan_to_num',[T(a),.5],torch.nan_to_num)
x=torch.tensor([float('nan'),1.,float('inf'),-float('inf'),0.,-0.,2.]);y=x[:,None]
for op in B[:29]:
    case(op,[x,y.contiguous()],lambda x,y,f=getattr(torch,op):f(x,y)); case(op,[x.double(),y.double().contiguous()],lambda x,y,f=getattr(torch,op):f(x,y))

KEEP=3
def dims(r):
    q=rnd.random()
    if q<.25: return None
    if q<.6: return rnd.randint(-max(r,1),max(r,1)-1) if rnd.random()<.95 else r+1
    n=rnd.randint(1,max(r,1)); l=list(range(max(r,1))); rnd.shuffle(l); return [d if rnd.random()<.7 else d-max(r,1) for d in l[:n]]
def L(d): return [d] if isinstance(d,int) and not isinstance(d,bool) else d
big=[[100],[1000],[17,33],[3,5,7,9],[8,64],[64,8],[2,3,16,16],[40,40],[1,300],[300,1],[7,128,3],[5000]]
def S(): return rnd.choice(big) if rnd.random()<.3 else shape(4)
for k in range(KEEP):
    for op in ('sum','nansum'):
        x=T(S()); d=dims(x.dim()); kd=rnd.random()<.4
        case(op,[x]+([] if d is None else [L(d),kd]),lambda x,d=None,kd=False,op=op:getattr(torch,op)(x) if d is None else getattr(torch,op)(x,dim=d,keepdim=kd))
    x=T(S()); case('sum',[x,None,False,Dt('float64')],lambda x,a,b,c:torch.sum(x,dtype=torch.float64))
    x=T(S(),rnd.choice(['float32','float32','float64','int64'])); d=dims(x.dim()); kd=rnd.random()<.4
    case('mean',[x]+([] if d is None else [L(d),kd]),lambda x,d=None,kd=False:torch.mean(x) if d is None else torch.mean(x,dim=d,keepdim=kd))
    case('nanmean',[x]+([] if d is None else [L(d),kd]),lambda x,d=None,kd=False:torch.nanmean(x) if d is None else torch.nanmean(x,dim=d,keepdim=kd))
    for op in ('amax','amin'):
        x=T(S()); d=dims(x.dim()); kd=rnd.random()<.4
        case(op,[x]+([] if d is None else [L(d),kd]),lambda x,d=(),kd=False,op=op:getattr(torch,op)(x,dim=d,keepdim=kd))
    for op in ('any','all'):
        x=T(S()); d=dims(x.dim()); kd=rnd.random()<.4
        case(op,[x]+([] if d is None else [L(d),kd]),lambda x,d=None,kd=False,op=op:getattr(torch,op)(x) if d is None else getattr(torch,op)(x,dim=d,keepdim=kd))
    for op in ('max','min','prod'):
        x=T(S()); d=rnd.choice([None,rnd.randint(-max(x.dim(),1),max(x.dim(),1)-1)]); kd=rnd.random()<.4
        case(op,[x]+([] if d is None else [d,kd]),lambda x,d=None,kd=False,op=op:getattr(torch,op)(x) if d is None else getattr(torch,op)(x,dim=d,keepdim=kd))
    for op in ('argmax','argmin'):
        x=T(S()); d=rnd.choice([None,rnd.randint(-max(x.dim(),1),max(x.dim(),1)-1)]); kd=rnd.random()<.4
        case(op,[x,d,kd],lambda x,d=None,kd=False,op=op:getattr(torch,op)(x,dim=d,keepdim=kd))
    for op in ('var','std','var_mean','std_mean'):
        x=T(S(),rnd.choice(['float32','float32','float64','int64'])); d=dims(x.dim()); kd=rnd.random()<.4; c=rnd.choice([0,1,1,2])
        case(op,[x,L(d),float(c),kd],lambda x,d,c,kd,op=op:getattr(torch,op)(x,dim=d,correction=int(c),keepdim=kd))
    x=T(S(),rnd.choice(['float32','float32','float64','int64'])); d=dims(x.dim()); kd=rnd.random()<.4; p=rnd.choice([2.,1.,0.,3.,1.5,float('inf'),-float('inf')])
    case('norm',[x,p,L(d),kd],lambda x,p,d,kd:torch.linalg.vector_norm(x,p,dim=d,keepdim=kd))
    x=T(S()); d=dims(x.dim()) 
    if d is not None: case('logsumexp',[x,L(d),rnd.random()<.4],lambda x,d,kd:torch.logsumexp(x,d,kd))
    for op in ('softmax','log_softmax','cumsum','cumprod','logcumsumexp','cummax','cummin'):
        x=T(S()); d=rnd.randint(-max(x.dim(),1),max(x.dim(),1)-1)
        case(op,[x,d],lambda x,d,op=op:getattr(torch,op)(x,dim=d))
    for op in ('median','nanmedian','count_nonzero','trace'):
        x=T(S() if op!='trace' else [rnd.randint(1,4),rnd.randint(1,4)]); case(op,[x],lambda x,op=op:getattr(torch,op)(x))
    for op in ('median','nanmedian','mode'):
        x=T(S()); d=rnd.randint(-max(x.dim(),1),max(x.dim(),1)-1)
        case(op+('_dim' if op!='mode' else ''),[x,d,rnd.random()<.4],lambda x,d,kd,op=op:getattr(torch,op)(x,d,kd))
    x=T(S()); d=rnd.randint(-max(x.dim(),1),max(x.dim(),1)-1)
    case('sort',[x,d,rnd.random()<.4],lambda x,d,kd:torch.sort(x,dim=d,descending=kd,stable=True))
    x=T(S(),'float32'); d=rnd.randint(-max(x.dim(),1),max(x.dim(),1)-1); n=x.shape[d] if x.dim() else 1
    case('topk',[x,rnd.randint(0,n+ (rnd.random()<.1)),d,rnd.random()<.6],lambda x,kk,d,l:torch.topk(x,kk,dim=d,largest=l))
    if n: case('kthvalue',[x,rnd.randint(1,n),d,rnd.random()<.4],lambda x,kk,d,l:torch.kthvalue(x,kk,d,l))
    q=rnd.choice([.3,.5,T([3],'float32',False,0.,1.,False),1.])
    dd=rnd.choice([None,d]); itp=rnd.choice(['linear','lower','higher','midpoint','nearest'])
    case('quantile',[x,q,dd,rnd.random()<.4,itp],lambda x,q,d,kd,i:torch.quantile(x,q,dim=d,keepdim=kd,interpolation=i))
    case('nanquantile',[x,q,dd,rnd.random()<.4,itp],lambda x,q,d,kd,i:torch.nanquantile(x,q,dim=d,keepdim=kd,interpolation=i))
    case('histc',[T(S(),'float32',False),rnd.randint(1,6),rnd.choice([0.,-1.]),rnd.choice([0.,1.])],lambda x,b,l,h:torch.histc(x,b,l,h))
    n=rnd.randint(0,6); case('bincount',[T([n],'int64',lo=0,hi=4),rnd.choice([None,T([n],'float32',False)]),rnd.randint(0,6)],lambda x,w,m:torch.bincount(x,w,m))
    x=T(shape(2),rnd.choice(['int64','float32','bool','int32']),False,lo=0.,hi=2.)
    case('unique',[x,None],lambda x,d:torch.unique(x,return_inverse=True,return_counts=True))
    if x.dim() and x.numel(): case('unique',[x,0],lambda x,d:torch.unique(x,return_inverse=True,return_counts=True,dim=d))
    case('unique_consecutive',[x,None],lambda x,d:torch.unique_consecutive(x,return_inverse=True,return_counts=True))
    s=torch.sort(T([5],'float32',False,strided=False))[0]; case('searchsorted',[s,T(None,'float32',False),rnd.random()<.5],lambda s,v,r:torch.searchsorted(s,v,right=r))
    case('isin',[T(None,'int64'),T(None,'int64')],torch.isin)
    x=T([rnd.randint(1,4),rnd.randint(1,5)]); case('diff',[x,rnd.randint(0,2),rnd.choice([0,-1])],lambda x,n,d:torch.diff(x,n,d))
    x=T([rnd.randint(1,4),rnd.randint(1,5)],'float32'); case('trapezoid',[x,rnd.choice([0,-1])],lambda x,d:torch.trapezoid(x,dim=d)) ; case('renorm',[x,2.,0,1.],torch.renorm)
    x=T(S()); d=rnd.choice([None,rnd.randint(-max(x.dim(),1),max(x.dim(),1)-1)]); case('aminmax',[x,d,rnd.random()<.4],lambda x,d,kd:torch.aminmax(x,dim=d,keepdim=kd))

KEEP=3
F=lambda *s,**k:T(list(s),k.pop('dt','float32'),**k)
def dim(x,extra=0): n=max(x.dim()+extra,1); return rnd.randint(-n,n-1) if rnd.random()<.97 else n+1
for k in range(KEEP):
    x=T(); n=x.numel()
    def fac(n):
        r=[];m=n
        for p in (2,3,5):
            while m%p==0 and m: 
                r.append(p); m//=p
                if len(r)>6: break
        rnd.shuffle(r)
        out=[]
        for q in r:
            if out and rnd.random()<.4: out[-1]*=q
            else: out.append(q)
        if rnd.random()<.3: out.insert(rnd.randint(0,len(out)),1)
        if out and rnd.random()<.4: out[rnd.randrange(len(out))]=-1
        if rnd.random()<.05: out.append(7)
        return out
    for op in('view','reshape'):
        x=T(); s=fac(x.numel()); case(op,[x,s],lambda x,s,op=op:getattr(x,op)(s))
    for op in ('t','ravel','T','mT','nonzero','argwhere','fliplr','flipud','clone','contiguous','nonzero_tuple'):
        x=T(shape(2) if op=='t' or rnd.random()<.5 else shape(4)); 
        f={'T':lambda x:x.T,'mT':lambda x:x.mT,'nonzero_tuple':lambda x:x.nonzero(as_tuple=True)}.get(op) or (lambda x,op=op:getattr(x,op)())
        case(op,[x],f)
    x=T(); case('flatten',[x,dim(x),dim(x)],lambda x,a,b:x.flatten(a,b))
    x=T(); case('transpose',[x,dim(x),dim(x)],lambda x,a,b:x.transpose(a,b))
    x=T(); p=list(range(x.dim())); rnd.shuffle(p); case('permute',[x,p],lambda x,p:x.permute(p))
    x=T(); a,b=dim(x),dim(x); case('movedim',[x,[a],[b]],lambda x,a,b:x.movedim(a,b))
    x=T(); case('squeeze',[x],lambda x:x.squeeze()); case('squeeze',[x,dim(x)],lambda x,d:x.squeeze(d)); case('unsqueeze',[x,dim(x,1)],lambda x,d:x.unsqueeze(d))
    if x.dim()>1: case('squeeze',[x,[0,1]],lambda x,d:x.squeeze(d))
    x=T(); s=[ (rnd.choice([-1,q]) if q!=1 else rnd.choice([1,3,-1,0])) for q in x.shape]; s=[rnd.randint(1,3) for _ in range(rnd.randint(0,2))]+s
    case('expand',[x,s],lambda x,s:x.expand(s))
    x=T(shape(3)); 
    if x.dim():
        d=dim(x); n=x.shape[d] if -x.dim()<=d<x.dim() else 1
        case('narrow',[x,d,rnd.randint(-n,n),rnd.randint(0,n)],lambda x,d,s,l:x.narrow(d,s,l))
        case('select',[x,d,rnd.randint(-n,n)],lambda x,d,i:x.select(d,i))
        case('unfold',[x,d,rnd.randint(1,max(n,1)),rnd.randint(1,2)],lambda x,d,s,t:x.unfold(d,s,t))
        case('unbind',[x,d],lambda x,d:x.unbind(d)); case('split',[x,rnd.randint(1,3),d],lambda x,s,d:x.split(s,d)); case('chunk',[x,rnd.randint(1,4),d],lambda x,s,d:x.chunk(s,d))
        a=rnd.randint(0,n); case('split',[x,[a,n-a],d],lambda x,s,d:x.split(s,d)); case('tensor_split',[x,rnd.randint(1,4),d],lambda x,s,d:x.tensor_split(s,d)); case('tensor_split',[x,[rnd.randint(0,3),rnd.randint(0,5)],d],lambda x,s,d:x.tensor_split(s,d))
        case('roll',[x,[rnd.randint(-4,4)],[d]],lambda x,s,d:x.roll(s,d)); case('flip',[x,[d]],lambda x,d:x.flip(d))
        case('repeat_interleave',[x,rnd.randint(0,3),rnd.choice([None,d])],lambda x,r,d:x.repeat_interleave(r,d))
        if -x.dim()<=d<x.dim(): case('repeat_interleave',[x,torch.tensor([rnd.randint(0,3) for _ in range(n)]).long(),d],lambda x,r,d:x.repeat_interleave(r,d))
        m=[rnd.randint(-n,n-1) if n else 0 for _ in range(rnd.randint(0,4))]
        if n and -x.dim()<=d<x.dim():
            idx=torch.tensor([q%n for q in m]).long()
            case('index_select',[x,d,idx],lambda x,d,i:x.index_select(d,i))
            s=list(x.shape); s[d]=len(m); src=T(s,N[x.dtype])
            case('index_add',[x,d,idx,src,rnd.choice([1,2])],lambda x,d,i,s,a:x.index_add(d,i,s,alpha=a))
            uq=torch.randperm(n)[:len(m)]; s[d]=len(uq); case('index_copy',[x,d,uq,T(s,N[x.dtype])],lambda x,d,i,s:x.index_copy(d,i,s))
            case('index_fill',[x,d,idx,2],lambda x,d,i,s:x.index_fill(d,i,s))
            s=[rnd.randint(0 if rnd.random()<.1 else 1,q) if q else 0 for q in x.shape]; s[d]=rnd.randint(1,4)
            gi=torch.randint(0,n,s)
            case('gather',[x,d,gi],lambda x,d,i:x.gather(d,i))
            src=T([q+rnd.randint(0,1) for q in s],N[x.dtype])
            case('scatter_add',[x,d,gi,src],lambda x,d,i,s:x.scatter_add(d,i,s)); case('scatter',[x,d,gi,2],lambda x,d,i,s:x.scatter(d,i,s))
            if s[d]<=n:
                ui=torch.stack([torch.randperm(n)[:s[d]] for _ in range(max(1,int(torch.tensor(s).prod())//max(s[d],1)))]).reshape([q for j,q in enumerate(s) if j!=d%x.dim()]+[s[d]]).movedim(-1,d%x.dim()) if all(s) else gi
                case('scatter',[x,d,ui.contiguous(),src],lambda x,d,i,s:x.scatter(d,i,s))
            if x.dtype==torch.float32: case('scatter_reduce',[x,d,gi,src,rnd.choice(['sum','prod','mean','amax','amin']),rnd.random()<.5],lambda x,d,i,s,r,c:x.scatter_reduce(d,i,s,r,include_self=c))
            case('take_along_dim',[x,gi,d],lambda x,i,d:torch.take_along_dim(x,i,d))
    x=T(shape(3)); 
    if x.numel(): case('take',[x,torch.randint(-x.numel(),x.numel(),(rnd.randint(0,4),2))],torch.take); case('put',[x,torch.randperm(x.numel())[:2],T([min(2,x.numel())],N[x.dtype]),rnd.random()<.5],lambda x,i,s,a:x.put(i,s,a))
    a,b=bshapes(); case('masked_select',[T(a),T(b,'bool')],torch.masked_select); m=T(a,'bool'); case('masked_scatter',[T(a,'float32'),m,T([m.numel()+1],'float32')],lambda x,m,s:x.masked_scatter(m,s))
    x=T([rnd.randint(1,4) for _ in range(rnd.randint(2,3))]); case('diagonal',[x,rnd.randint(-3,3),0,1],lambda x,o,a,b:x.diagonal(o,a,b)); case('tril',[x,rnd.randint(-2,2)],torch.tril); case('triu',[x,rnd.randint(-2,2)],torch.triu); case('rot90',[x,rnd.randint(-2,5),[0,1]],lambda x,k,d:x.rot90(k,d)); 
    x=T([rnd.randint(0,4) for _ in range(rnd.randint(1,2))]); case('diag',[x,rnd.randint(-2,2)],torch.diag); case('diag_embed',[x,rnd.randint(-2,2),-2,-1],torch.diag_embed); case('diagflat',[x,rnd.randint(-2,2)],torch.diagflat)
    x=T(); s=[rnd.randint(0 if rnd.random()<.2 else 1,3) for _ in range(x.dim()+rnd.randint(0,1))]; case('repeat',[x,s],lambda x,s:x.repeat(s)); case('tile',[x,s[:rnd.randint(0,len(s))]],lambda x,s:x.tile(s))
    x=T(); case('roll',[x,[rnd.randint(-4,4)],None],lambda x,s,d:x.roll(s[0]))
    sh=shape(3,zero=False); 
    dts=[rnd.choice([None,'float32','float32','float32']) for _ in range(3)]
    if sh:
        d=rnd.randrange(len(sh)); L=[]
        for q in range(rnd.randint(1,3)):
            s=list(sh); s[d]=rnd.randint(0,3); L.append(T(s,dts[q]))
        case('cat',[L,d],lambda l,d:torch.cat(l,d))
    L=[T(sh,dts[q]) for q in range(rnd.randint(1,3))]
    case('stack',[L,rnd.randint(-len(sh)-1,len(sh))],lambda l,d:torch.stack(l,d))
    for op in('hstack','vstack','dstack','column_stack'): case(op,[L],getattr(torch,op))
    L=[T([rnd.randint(1,3)],'float32') for _ in range(rnd.randint(1,3))]
    case('meshgrid',[L,'ij'],lambda l,i:torch.meshgrid(*l,indexing=i)); case('meshgrid',[L,'xy'],lambda l,i:torch.meshgrid(*l,indexing=i)); case('cartesian_prod',[L],lambda l:torch.cartesian_prod(*l))
    case('combinations',[T([rnd.randint(0,4)],'float32'),rnd.randint(1,3),rnd.random()<.5],lambda x,r,w:torch.combinations(x,r,w))
    case('block_diag',[[F(rnd.randint(1,3),rnd.randint(1,3)) for _ in range(rnd.randint(1,3))]],lambda l:torch.block_diag(*l))
    # indexing
    for _ in range(2):
        x=T([rnd.randint(1,4) for _ in range(rnd.randint(0,4))]); items=[];py=[]
        left=x.dim(); d=0; dots=False; bsh=[rnd.choice([[2],[3],[1],[2,2],[]]) for _ in range(1)][0]
        while left>0 and rnd.random()<.85:
            n=x.shape[x.dim()-left]; r=rnd.random()
            if r<.22: i=rnd.randint(-n,n-1) if rnd.random()<.97 else n; items.append(i);py.append(i);left-=1
            elif r<.45: s=Sl(rnd.choice([None,rnd.randint(-n,n)]),rnd.choice([None,rnd.randint(-n,n)]),rnd.choice([None,1,2])); items.append(s);py.append(slice(*s.a));left-=1
            elif r<.6: t=torch.randint(-n,n,bsh if rnd.random()<.8 else [1]); items.append(t);py.append(t);left-=1
            elif r<.67: m=torch.rand(n)>.4; items.append(m);py.append(m);left-=1
            elif r<.72 and left>=2: m=torch.rand(n,x.shape[x.dim()-left+1])>.5; items.append(m);py.append(m);left-=2
            elif r<.8: items.append(None);py.append(None)
            elif r<.86 and not dots: items.append(Dots());py.append(Ellipsis);dots=True; left-=rnd.randint(0,left) if False else 0; break
            elif r<.89: items.append(True);py.append(True)
        py=tuple(py)
        case('index',[x]+items,lambda x,*a,py=py:x[py])
        try: rs=list(x[py].shape)
        except Exception: continue
        v=T(rs if rnd.random()<.5 else rs[rnd.randint(0,len(rs)):] ,N[x.dtype]) if rnd.random()<.6 else rnd.choice([1,2.5,-1])
        # avoid duplicates ambiguity
        uniq=True
        try:
            lin=torch.arange(x.numel()).reshape(x.shape)[py].flatten(); uniq=len(set(lin.tolist()))==lin.numel()
        except Exception: pass
        if not uniq and isinstance(v,torch.Tensor): continue
        def f(x,v,*a,py=py):
            y=x*1 if x.requires_grad else x
            y[py]=v
            return y
        case('setindex',[x,v]+items,f)

KEEP=2
F=lambda *s,**k:T(list(s),k.pop('dt','float32'),**k)
def r(a=1,b=5): return rnd.randint(a,b)
for k in range(KEEP):
    n,m,p,b=r(),r(),r(),r(0,3)
    dt=rnd.choice(['float32','float32','float64','int64'])
    case('mm',[T([n,m],dt),T([m if rnd.random()<.95 else m+1,p],dt)],torch.mm)
    case('mm',[T([r(10,40),m*9],dt),T([m*9,r(10,40)],dt)],torch.mm)
    case('bmm',[T([b,n,m],dt),T([b,m,p],dt)],torch.bmm); case('mv',[T([n,m],dt),T([m],dt)],torch.mv); case('dot',[T([n],dt),T([n],dt)],torch.dot); case('outer',[T([n],dt),T([m],dt)],torch.outer)
    B1=[rnd.choice([1,2]) for _ in range(r(0,2))]; B2=[rnd.choice([1,q]) for q in B1][r(0,1):]
    for A,C in (([m],[m]),([n,m],[m]),([m],[m,p]),(B1+[n,m],B2+[m,p]),(B1+[n,m],[m]),([m],B1+[m,p]),([n,m],B1+[m,p]),(B1+[n,m],[m,p])):
        case('matmul',[T(A,dt),T(C,dt)],torch.matmul)
    be,al=rnd.choice([1,0,2,.5]),rnd.choice([1,2,.5])
    if dt=='int64': be,al=int(be),max(1,int(al))
    case('addmm',[T(rnd.choice([[p],[n,p],[1,p],[]]),dt),T([n,m],dt),T([m,p],dt),be,al],lambda x,a,b,be,al:torch.addmm(x,a,b,beta=be,alpha=al))
    case('addmv',[T([n],dt),T([n,m],dt),T([m],dt),be,al],lambda x,a,b,be,al:torch.addmv(x,a,b,beta=be,alpha=al))
    case('addr',[T([n,m],dt),T([n],dt),T([m],dt),be,al],lambda x,a,b,be,al:torch.addr(x,a,b,beta=be,alpha=al))
    case('baddbmm',[T([b,n,p],dt),T([b,n,m],dt),T([b,m,p],dt),be,al],lambda x,a,b,be,al:torch.baddbmm(x,a,b,beta=be,alpha=al))
    case('addbmm',[T([n,p],dt),T([b,n,m],dt),T([b,m,p],dt),be,al],lambda x,a,b,be,al:torch.addbmm(x,a,b,beta=be,alpha=al))
    case('kron',[T([n,m]),T([p])],torch.kron); case('cross',[F(n,3),F(n,3),-1],lambda a,b,d:torch.linalg.cross(a,b,dim=d))
    case('tensordot',[F(n,m,p),F(p,m,2),[1,2],[1,0]],lambda a,b,x,y:torch.tensordot(a,b,dims=(x,y)))
    for eq,sh in (('ij,jk->ik',[[n,m],[m,p]]),('ij,kj->ik',[[n,m],[p,m]]),('ij->ji',[[n,m]]),('ij->',[[n,m]]),('ii->i',[[n,n]]),('ii',[[n,n]]),('i,j->ij',[[n],[m]]),('bij,bjk->bik',[[2,n,m],[2,m,p]]),('...ij,...jk->...ik',[[2,n,m],[m,p]]),('ij,ij->',[[n,m],[n,m]]),('ij,j',[[n,m],[m]]),('ij,jk,kl->il',[[n,m],[m,p],[p,2]]),('bhid,bhjd->bhij',[[2,2,n,3],[2,2,m,3]]),('ijk,k->ij',[[n,m,p],[p]]),('i,i->i',[[n],[n]]),('ij,ik->jk',[[n,m],[n,p]]),('abc,cd->abd',[[n,m,p],[p,2]]),('i->',[[n]])):
        case('einsum',[eq,[T(s,'float32') for s in sh]],lambda e,l:torch.einsum(e,*l))
    q=rnd.choice([[],[2]])
    A=(torch.randn(q+[n,n],generator=torch.Generator().manual_seed(r(1,10**6)))+2*torch.eye(n)).double()
    A.requires_grad_(rnd.random()<.6)
    case('inv',[A],torch.linalg.inv); case('det',[A],torch.linalg.det); case('slogdet',[A],torch.linalg.slogdet); case('solve',[A,T([n,m],'float64',strided=False)],torch.linalg.solve); case('solve',[A,T([n],'float64',strided=False)],torch.linalg.solve)
    Q=torch.randn(q+[n+r(0,2),n],dtype=torch.float64,generator=torch.Generator().manual_seed(r(1,10**6))).requires_grad_(rnd.random()<.6)
    case('qr',[Q,'reduced'],lambda a,m:torch.linalg.qr(a,m)); case('qr',[Q.detach().mT.contiguous(),'complete'],lambda a,m:torch.linalg.qr(a,m)); case('qr',[Q.detach(),'r'],lambda a,m:torch.linalg.qr(a,m))
    P=(Q.detach().mT@Q.detach()+torch.eye(n)).requires_grad_(rnd.random()<.6)
    case('cholesky',[P],torch.linalg.cholesky); case('eigvalsh',[P],torch.linalg.eigvalsh); case('svdvals',[Q],torch.linalg.svdvals); case('pinv',[Q],torch.linalg.pinv)
    case('svd',[Q.detach(),False],lambda a,f:torch.linalg.svd(a,full_matrices=f)); case('eigh',[P.detach()],torch.linalg.eigh)
    case('matrix_power',[A,r(-1,4)],torch.linalg.matrix_power); case('cov',[F(n,m+1)],torch.cov); case('corrcoef',[F(n,m+2,strided=False)],torch.corrcoef)
for a in ((0,10,1),(0,1,.1),(1,2,.3),(5,0,-1),(0,1,0.01),(0.,100.,1),(2,3,.25),(-1.,1.,.2),(0,17,.5),(0,3,1.5)):
    for d in (None,'float32','float64','int64','int32'):
        case('arange',list(a)+[Dt(d) if d else None],lambda a,b,c,d:torch.arange(a,b,c,dtype=DT[d.n] if d else None))
for a in ((0.,1.,5),(0.,1.,11),(-3.,3.,7),(0.,10.,1),(0.,10.,0),(1.,2.,100),(0.,1.,33),(5.,-5.,17)):
    for d in (None,'float64','int64'):
        case('linspace',list(a)+[Dt(d) if d else None],lambda a,b,c,d:torch.linspace(a,b,c,dtype=DT[d.n] if d else None))
        if d!='int64': case('logspace',list(a)+[10.]+[Dt(d) if d else None],lambda a,b,c,e,d:torch.logspace(a/5,b/5,c,base=e,dtype=DT[d.n] if d else None)) if False else None

# What PyTorch leaves open (signs of vectors, places of equal elements) or refuses for its own reasons is left out.
SKIP={'svd','eigh','mode','isin','nextafter','scatter','scatter_add','scatter_reduce','histc','kthvalue','topk','nanmedian','median','nanmedian_dim','median_dim','floor_divide_','ldexp','rpow','put','index_fill'}
import warnings
warnings.simplefilter('ignore')
def show(t):
    name=t.grad_fn.name().replace('torch::autograd::','') if t.grad_fn is not None else '-'
    return f"t:{N[t.dtype]}/{','.join(map(str,t.shape))}/{name}/{raw(t).hex()}"
lines=[]
for op,args,f in CASES:
    if op in SKIP or op.endswith('_') and not args[0].dtype.is_floating_point: continue
    r=run_torch(op,args,f)
    if r[0]=='E': 
        if rnd.random()<.3 and '\n' not in r[2]: lines.append(f"{op}|"+'|'.join(enc(a) for a in args)+f"=>E|{r[1]}|{r[2]}")
        continue
    if isinstance(r[2],tuple): continue
    if any(isinstance(t,torch.Tensor) and t.numel()>40 for t in r[1]) or any(isinstance(a,torch.Tensor) and a.numel()>60 for a in args): continue
    out=[show(t) if isinstance(t,torch.Tensor) else ('b:%d'%t if isinstance(t,bool) else 'f:%r'%t if isinstance(t,float) else 'i:%d'%t) for t in r[1]]
    line=f"{op}|"+'|'.join(enc(a) for a in args)+'=>'+'|'.join(out)
    if r[2] is not None: line+='|G|'+'|'.join('n' if g is None else show(g) for g in r[2])
    if len(line)<1500: lines.append(line)
here=os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here,'..','tensors.txt'),'w') as file: file.write('\n'.join(lines)+'\n')
print(len(lines),'cases')
